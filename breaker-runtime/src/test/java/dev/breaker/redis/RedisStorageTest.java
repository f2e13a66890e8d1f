package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;

/** What a fleet does over a real Redis. */
@Tag("redis")
class RedisStorageTest extends RedisStorageFixture {
  @Test
  void aFleetOfFourActsAsOne() throws Exception {
    BreakerPolicy quick = POLICY.withReEnableAfter(Duration.ofSeconds(1));
    try (CircuitBreakers one = join();
        CircuitBreakers two = join();
        CircuitBreakers three = join();
        CircuitBreakers four = join()) {
      List<CircuitBreaker> fleet =
          List.of(
              one.breaker(quick), two.breaker(quick), three.breaker(quick), four.breaker(quick));
      for (CircuitBreaker breaker : fleet) {
        breaker.acquire().failed("HTTP 503");
        one.flush();
        two.flush();
        three.flush();
        four.flush();
      }
      fleet.get(0).acquire().failed("HTTP 503");
      Eventually.until(() -> fleet.get(0).status().state() == CircuitState.OPEN);
      assertThat(fleet.get(0).status().reason())
          .isEqualTo("5 of 5 calls failed (100.0 %): 5 x HTTP 503; seen by 4 processes");
      Eventually.until(() -> fleet.stream().allMatch(breaker -> breaker.tryAcquire().isEmpty()));
    }
  }

  @Test
  void prefixesKeepFleetsApart() throws Exception {
    try (CircuitBreakers ours = join();
        CircuitBreakers theirs =
            join(RedisStorage.builder().uri(redis.uri()).keyPrefix("staging"));
        Jedis jedis = redis.jedis()) {
      ours.breaker(POLICY).acquire().failed("HTTP 503");
      ours.breaker(POLICY).trip("ours");

      theirs.breaker(POLICY).acquire().succeeded();
      theirs.flush();
      assertThat(theirs.breaker(POLICY).status().total()).isEqualTo(1);
      assertThat(jedis.keys("*")).allMatch(key -> key.matches("(breaker|staging):.*"));

      jedis.del(jedis.keys("breaker:*").toArray(String[]::new));
      theirs.breaker(POLICY).acquire().succeeded();
      theirs.flush();
      assertThat(theirs.breaker(POLICY).status().total()).isEqualTo(2);
    }
  }

  @Test
  void databasesKeepFleetsApart() throws Exception {
    try (CircuitBreakers zero = join();
        CircuitBreakers three = join(RedisStorage.builder().uri(redis.uri() + "/3"))) {
      zero.breaker(POLICY).trip("zero");

      assertThat(three.breaker(POLICY).tryAcquire()).isPresent();
      assertThat(three.breaker(POLICY).status().degraded()).isFalse();
    }
  }

  @Test
  void usesAClientOfTheUsersOwnAndLeavesItOpen() throws Exception {
    try (RedisClient client =
        RedisClient.builder().hostAndPort("127.0.0.1", redis.port()).build()) {
      try (CircuitBreakers breakers = join(RedisStorage.builder().client(client))) {
        breakers.breaker(POLICY).acquire().succeeded();
        breakers.flush();
        assertThat(breakers.breaker(POLICY).status().degraded()).isFalse();
      }
      assertThat(client.exists("breaker:{github}")).isTrue();
    }
  }

  @Test
  void aScriptThatTheServerHasForgottenIsSentOnceForAllServices() {
    try (RedisClient client = RedisClient.create("127.0.0.1", redis.port());
        RedisStorage ofClient = RedisStorage.builder().client(client).timeout(PATIENCE).build();
        RedisStorage ofUri = RedisStorage.builder().uri(redis.uri()).timeout(PATIENCE).build()) {
      for (RedisStorage storage : List.of(ofClient, ofUri)) {
        List<StorageRequest> requests = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
          requests.add(new StorageRequest.Admit(BreakerPolicy.forService("service-" + i)));
        }
        try (Jedis jedis = redis.jedis()) {
          jedis.scriptFlush();
          jedis.configResetStat();

          assertThat(storage.exchange("one", requests))
              .hasSize(10)
              .allMatch(StorageReply.Taken.class::isInstance);

          assertThat(jedis.info("commandstats"))
              .contains("cmdstat_eval:calls=1,")
              .contains("cmdstat_evalsha:calls=19,");
        }
      }
    }
  }

  @Test
  void holdsOneConnectionHoweverManyCallAndWait() throws Exception {
    try (CircuitBreakers breakers =
            join(RedisStorage.builder().uri(redis.uri()).maxStaleness(Duration.ofMillis(10)));
        Jedis jedis = redis.jedis()) {
      List<CompletableFuture<Void>> callers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        BreakerPolicy policy = BreakerPolicy.forService("service-" + i);
        callers.add(
            CompletableFuture.runAsync(
                () -> {
                  for (int call = 0; call < 1_000; call++) {
                    breakers.breaker(policy).tryAcquire().orElseThrow().succeeded();
                  }
                }));
      }
      CompletableFuture.allOf(callers.toArray(new CompletableFuture<?>[0])).join();
      breakers.flush();

      assertThat(jedis.clientList().lines())
          .filteredOn(line -> line.contains("cmd=evalsha"))
          .hasSize(1);
    }
  }

  @Test
  void logsInWithUserAndPassword() throws Exception {
    try (TestRedis guarded =
            TestRedis.started(
                "--user", "ann", "on", ">p@ss", "~*", "+@all", "--requirepass", "other");
        CircuitBreakers ann =
            join(RedisStorage.builder().uri("redis://ann:p%40ss@127.0.0.1:" + guarded.port()));
        CircuitBreakers byDefault =
            join(RedisStorage.builder().uri("redis://:other@127.0.0.1:" + guarded.port()))) {
      ann.breaker(POLICY).trip("as ann");

      assertThat(byDefault.breaker(POLICY).tryAcquire()).isEmpty();
      assertThat(byDefault.breaker(POLICY).status().reason()).isEqualTo("as ann");
    }
  }

  @Test
  void settingsInForceStayWhileAnybodyHasThem() {
    FakeClock clock = new FakeClock();
    BreakerPolicy old = POLICY.withTtl(Duration.ofSeconds(60));
    BreakerPolicy changed = POLICY.withTtl(Duration.ofSeconds(120)).withMinimumFailures(1);
    try (var storage = FakeTimeRedis.storage(redis.server(), clock)) {
      StorageReply.Taken first =
          (StorageReply.Taken)
              storage.exchange("one", List.of(new StorageRequest.Admit(old))).get(0);
      long epoch = first.view().epoch();
      for (int i = 0; i < 3; i++) {
        storage.exchange("one", List.of(report(old, epoch, 1, 0)));
        storage.exchange("one", List.of(report(changed, epoch, 0, 1)));
        clock.advance(Duration.ofSeconds(10));
      }
      StorageReply.Taken mixed =
          (StorageReply.Taken)
              storage.exchange("one", List.of(report(changed, epoch, 0, 0))).get(0);
      assertThat(mixed.view().failures()).isEqualTo(3);
      assertThat(mixed.view().total()).isEqualTo(6);
      assertThat(mixed.view().state()).isEqualTo(CircuitState.CLOSED);

      clock.advance(Duration.ofSeconds(61));
      StorageReply.Taken alone =
          (StorageReply.Taken)
              storage.exchange("one", List.of(report(changed, epoch, 0, 1))).get(0);
      assertThat(alone.view().state()).isEqualTo(CircuitState.OPEN);
    }
  }

  /** Jedis's pools wait for ever by default. */
  @Test
  @Timeout(60)
  void aClientWhoseConnectionsAreAllInUseHoldsUpNothingForEver() {
    ConnectionPoolConfig one = new ConnectionPoolConfig();
    one.setMaxTotal(1);
    try (RedisClient client =
            RedisClient.builder().hostAndPort("127.0.0.1", redis.port()).poolConfig(one).build();
        RedisStorage storage = RedisStorage.using(client)) {
      List<StorageRequest> asking = List.of(new StorageRequest.Admit(POLICY));
      try (Connection lent = client.getPool().getResource()) {
        assertThat(lent.ping()).isTrue();
        assertThatThrownBy(() -> storage.exchange("test", asking))
            .isInstanceOf(StorageException.class)
            .hasMessageContaining("all 1 connections of the client are in use");
      }

      assertThat(storage.exchange("test", asking)).hasSize(1);
    }
  }
}
