package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.PeriodStart;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import dev.breaker.testing.Eventually;
import dev.breaker.testing.FakeClock;
import dev.breaker.testing.LogCapture;
import dev.breaker.testing.RedisExtension;
import dev.breaker.testing.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

@Tag("redis")
class RedisStorageTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withPercentFailed(50).withMinimumFailures(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  private static CircuitBreakers join(RedisStorage.Builder builder) {
    return CircuitBreakers.builder().storage(builder.timeout(PATIENCE).build()).build();
  }

  private static CircuitBreakers join() {
    return join(RedisStorage.builder().uri(redis.uri()));
  }

  @Test
  void oneSmallKeyWithAnExpiryAfterManyOutcomes() throws Exception {
    try (CircuitBreakers breakers = join();
        Jedis jedis = redis.jedis()) {
      CircuitBreaker breaker = breakers.breaker(POLICY);
      for (int i = 0; i < 100_000; i++) {
        if (i % 3 == 0) {
          breaker.acquire().failed("HTTP 503 of a very long reason that somebody thought up");
        } else {
          breaker.acquire().succeeded();
        }
      }
      breakers.flush();
      assertThat(breaker.status().total()).isEqualTo(100_000);

      assertThat(jedis.keys("*")).containsExactlyInAnyOrder("breaker:{github}", "breaker:services");
      assertThat(jedis.ttl("breaker:services")).isPositive();
      assertThat(jedis.type("breaker:{github}")).isEqualTo("hash");
      assertThat(jedis.memoryUsage("breaker:{github}")).isLessThan(1024);
      assertThat(jedis.ttl("breaker:{github}")).isBetween(86_400L, 87_000L);

      breaker.trip("with a reason of more than 64 characters, which needs more room: " + PATIENCE);
      assertThat(jedis.memoryUsage("breaker:{github}")).isLessThan(2048);
      assertThat(jedis.ttl("breaker:{github}")).isPositive();
      assertThat(jedis.keys("*"))
          .containsExactlyInAnyOrder(
              "breaker:{github}", "breaker:{github}:events", "breaker:services");
      assertThat(jedis.ttl("breaker:{github}:events")).isPositive();
    }
  }

  @Test
  void keepsItsSizeWhileTheWholeWindowFills() {
    FakeClock clock = new FakeClock();
    try (var storage = FakeTimeRedis.storage(redis.server(), clock);
        Jedis jedis = redis.jedis()) {
      StorageReply.Taken first =
          (StorageReply.Taken)
              storage.exchange("one", List.of(new StorageRequest.Admit(POLICY))).get(0);
      for (int slot = 0; slot < 40; slot++) {
        storage.exchange(
            "one",
            List.of(
                new StorageRequest.Report(
                    POLICY, first.view().epoch(), 3_000_000_000L, 1_000_000_000L, "x", false)));
        clock.advance(Duration.ofSeconds(2));
      }

      assertThat(jedis.memoryUsage("breaker:{github}")).isLessThan(1024);
    }
  }

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

  @Test
  void aCircuitThatWasLostBeginsAnewAboveEveryEpochThatTheReporterHeard() {
    FakeClock clock = new FakeClock();
    try (var storage = FakeTimeRedis.storage(redis.server(), clock);
        Jedis jedis = redis.jedis()) {
      CircuitView before = take(storage, new StorageRequest.Trip(POLICY, "broken"));
      jedis.del("breaker:{github}");

      CircuitView after = take(storage, report(POLICY, before.epoch(), 3, 2));

      assertThat(after.epoch()).isEqualTo(before.epoch() + 1);
      assertThat(after.state()).isEqualTo(CircuitState.CLOSED);
      assertThat(after.failures()).isEqualTo(2);
      assertThat(after.total()).isEqualTo(5);
    }
  }

  @Test
  void aReportThatBeginsACircuitAnewCanTripIt() {
    FakeClock clock = new FakeClock();
    try (var storage = FakeTimeRedis.storage(redis.server(), clock);
        Jedis jedis = redis.jedis()) {
      CircuitView before = take(storage, new StorageRequest.Admit(POLICY));
      jedis.del("breaker:{github}");
      clock.advance(Duration.ofHours(1));

      CircuitView after = take(storage, report(POLICY, before.epoch(), 0, 5));

      assertThat(after.state()).isEqualTo(CircuitState.OPEN);
      assertThat(after.epoch()).isEqualTo(clock.instant().toEpochMilli() + 1);
      assertThat(after.failures()).isEqualTo(5);
    }
  }

  @Test
  void onlyTheFirstReportOfAnEpochThatWasLostCounts() {
    FakeClock clock = new FakeClock();
    try (var storage = FakeTimeRedis.storage(redis.server(), clock);
        Jedis jedis = redis.jedis()) {
      CircuitView before = take(storage, new StorageRequest.Admit(POLICY));
      jedis.del("breaker:{github}");
      take(storage, report(POLICY, before.epoch(), 1, 0));

      CircuitView after = take(storage, report(POLICY, before.epoch(), 4, 0));

      assertThat(after.total()).isEqualTo(1);
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

  private static RedisStorage patient() {
    return RedisStorage.builder().uri(redis.uri()).timeout(PATIENCE).build();
  }

  private static CircuitView take(Storage storage, StorageRequest request) {
    return ((StorageReply.Taken) storage.exchange("one", List.of(request)).get(0)).view();
  }

  private static StorageRequest report(BreakerPolicy policy, long epoch, int ok, int failed) {
    return new StorageRequest.Report(policy, epoch, ok, failed, "HTTP 503", false);
  }
}
