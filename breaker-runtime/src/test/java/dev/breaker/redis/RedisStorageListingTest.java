package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.PeriodStart;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

/** Services and events as they are read from Redis. */
@Tag("redis")
class RedisStorageListingTest extends RedisStorageFixture {
  @Test
  void listsAndTellsWhatTheFleetDoesWhateverStandsUnderAnotherKey() throws Exception {
    try (LogCapture log = LogCapture.of("dev.breaker");
        CircuitBreakers one = join();
        CircuitBreakers two = join();
        Jedis jedis = redis.jedis()) {
      one.breaker(POLICY).trip("deploying");
      two.breaker(POLICY).reset();
      jedis.zadd("breaker:services", (double) System.currentTimeMillis(), "garbage");
      jedis.set("breaker:{garbage}", "text");
      Eventually.until(() -> jedis.zscore("breaker:services", "github") != null);

      assertThat(two.storage().services())
          .singleElement()
          .satisfies(
              service -> {
                assertThat(service.policy()).isEqualTo(POLICY);
                assertThat(service.view().state()).isEqualTo(CircuitState.CLOSED);
                assertThat(service.view().start().process()).isEqualTo(two.process());
              });
      assertThat(log.messages())
          .filteredOn(message -> message.startsWith("Service garbage cannot be listed"))
          .hasSize(1);
      assertThat(two.storage().history("github", 10))
          .extracting(CircuitEvent::process)
          .containsExactly(two.process(), one.process());
    }
  }

  @Test
  void listsServicesAgainAfterTheServerWasAwayAndLostThem() {
    try (RedisStorage storage = patient();
        Jedis before = redis.jedis()) {
      storage.watch(POLICY, service -> {});
      take(storage, new StorageRequest.Admit(POLICY));
      storage.maintain();
      assertThat(before.zscore("breaker:services", "github")).isNotNull();

      redis.server().stop();
      assertThatThrownBy(() -> take(storage, new StorageRequest.Admit(POLICY)))
          .isInstanceOf(StorageException.class);
      redis.server().start();
      take(storage, new StorageRequest.Admit(POLICY));
      storage.maintain();

      assertThat(storage.services())
          .extracting(RegisteredService::service)
          .containsExactly("github");
    }
  }

  @Test
  void listsTenThousandServicesInAHandfulOfRoundTrips() throws Exception {
    BreakerPolicy[] policies = new BreakerPolicy[10_000];
    for (int i = 0; i < policies.length; i++) {
      policies[i] = BreakerPolicy.forService("service-" + i);
    }
    try (RedisClient client = RedisClient.create("127.0.0.1", redis.port());
        RedisStorage ofClient = RedisStorage.builder().client(client).timeout(PATIENCE).build();
        RedisStorage ofUri = patient();
        Jedis jedis = redis.jedis()) {
      ofUri.exchange(
          "one", Stream.of(policies).<StorageRequest>map(StorageRequest.Admit::new).toList());
      Map<String, Double> registered = new HashMap<>();
      Stream.of(policies).forEach(policy -> registered.put(policy.service(), 1_000.0));
      jedis.zadd("breaker:services", registered);
      for (RedisStorage storage : List.of(ofUri, ofClient)) {
        jedis.scriptFlush();
        jedis.configResetStat();

        assertThat(storage.services())
            .extracting(RegisteredService::policy)
            .containsExactlyInAnyOrder(policies);

        assertThat(jedis.info("commandstats"))
            .as("the first part is asked for by the hash, then once with the script")
            .contains("cmdstat_eval:calls=1,")
            .contains("cmdstat_evalsha:calls=10255,");
        assertThat(reads(jedis)).as("how often the server read from a socket").isLessThan(1_000);
      }
    }
  }

  private static long reads(Jedis jedis) {
    String name = "total_reads_processed:";
    return jedis
        .info("stats")
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.substring(name.length())))
        .sum();
  }

  @Test
  void aHistoryIsNeverToldFurtherBackThanItIsKept() {
    try (RedisStorage storage = patient();
        Jedis jedis = redis.jedis()) {
      take(storage, new StorageRequest.Trip(POLICY, "broken"));
      String key = "breaker:{github}:events";
      Map<String, String> event = jedis.xrevrange(key, "+", "-", 1).get(0).getFields();
      for (int i = 0; i < 150; i++) {
        jedis.xadd(key, StreamEntryID.NEW_ENTRY, event);
      }

      assertThat(storage.history("github", Integer.MAX_VALUE)).hasSize(Storage.HISTORY_KEPT);
    }
  }

  @Test
  void anEventThatCannotBeReadHidesNoOther() {
    try (LogCapture log = LogCapture.of("dev.breaker");
        RedisStorage storage = patient();
        Jedis jedis = redis.jedis()) {
      take(storage, new StorageRequest.Trip(POLICY, "broken"));
      String key = "breaker:{github}:events";
      Map<String, String> event =
          new HashMap<>(jedis.xrevrange(key, "+", "-", 1).get(0).getFields());
      event.put("kind", "of a newer version");
      jedis.xadd(key, StreamEntryID.NEW_ENTRY, event);
      event.put("kind", "trip");
      event.put("at", "long ago");
      jedis.xadd(key, StreamEntryID.NEW_ENTRY, event);
      jedis.xadd(key, StreamEntryID.NEW_ENTRY, Map.of("kind", "trip"));
      take(storage, new StorageRequest.Reset(POLICY));

      assertThat(storage.history("github", 10))
          .extracting(CircuitEvent::kind)
          .containsExactly(
              CircuitEvent.Kind.RESET_BY_OPERATOR, CircuitEvent.Kind.TRIPPED_BY_OPERATOR);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("The history of service github is told without 3 of its events");
    }
  }

  @Test
  void theStateBeforeIsNullInACircuitThatDoesNotTellIt() {
    try (RedisStorage storage = patient();
        Jedis jedis = redis.jedis()) {
      take(storage, new StorageRequest.Trip(POLICY, "broken"));
      jedis.hset("breaker:{github}", "start", "1000 1 2 3 older-process");

      CircuitView view = take(storage, new StorageRequest.Admit(POLICY));

      assertThat(view.start())
          .isEqualTo(new PeriodStart(Instant.ofEpochMilli(1000), "older-process", 1, 2, 3, null));
    }
  }
}
