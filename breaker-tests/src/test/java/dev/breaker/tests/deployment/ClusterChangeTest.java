package dev.breaker.tests.deployment;

import static dev.breaker.redis.deployment.TwoProcesses.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreakers;
import dev.breaker.Permit;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.TestCluster;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.RedisStorage;
import dev.breaker.redis.deployment.DocumentedClients;
import dev.breaker.redis.deployment.TwoProcesses;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.MigrateParams;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Nodes come and go, and slots move: nothing is lost by that. */
@Tag("redis")
@Tag("cluster")
@Tag("slow")
class ClusterChangeTest extends ClusterFixture {
  private static final String[] SERVICES =
      IntStream.range(0, 30).mapToObj(i -> "service-" + i).toArray(String[]::new);

  /** In the proportion of the documentation, and long enough for a busy machine. */
  private static final int CLIENT_MILLIS = 300;

  private static final Duration TIMEOUT = Duration.ofMillis(1_200);

  ClusterChangeTest() {
    super(CLIENT_MILLIS, TIMEOUT);
  }

  private Predicate<String> heldBy(TestRedis node) {
    return heldBy(node, SERVICES);
  }

  @Test
  void aReplicaThatTheClientHasNeverSeenTakesOverByOrder() {
    try (TwoProcesses fleet = fleet("github")) {
      fleet.call();
      assertTotal(fleet, "github", 2);
      TestRedis added = cluster.add();
      cluster.replicate(added, masterOf("github"));
      AtomicInteger calls = new AtomicInteger(1);

      try (Jedis jedis = added.jedis()) {
        jedis.clusterFailover();
      }
      WAIT.until(
          () -> {
            fleet.call();
            calls.incrementAndGet();
            return masterOf("github") == added;
          });
      fleet.call();

      assertTotal(fleet, "github", 2 * calls.get() + 2);
    }
  }

  private void announce(int slot, TestRedis from, TestRedis to) {
    try (Jedis source = from.jedis();
        Jedis target = to.jedis()) {
      target.clusterSetSlotImporting(slot, TestCluster.id(from));
      source.clusterSetSlotMigrating(slot, TestCluster.id(to));
    }
  }

  private static void move(String key, TestRedis from, TestRedis to) {
    try (Jedis source = from.jedis()) {
      assertThat(source.migrate("127.0.0.1", to.port(), 5_000, new MigrateParams(), key))
          .as(key)
          .isEqualTo("OK");
    }
  }

  private static void settle(int slot, TestRedis to, TestRedis from) {
    try (Jedis source = from.jedis();
        Jedis target = to.jedis()) {
      target.clusterSetSlotNode(slot, TestCluster.id(to));
      source.clusterSetSlotNode(slot, TestCluster.id(to));
    }
  }

  @Test
  void aSlotMovesToANodeThatHasNone() {
    TestRedis from = masterOf("moving");
    int slot = JedisClusterCRC16.getSlot(key("moving"));
    try (TwoProcesses fleet = fleet("moving")) {
      fleet.call();
      assertTotal(fleet, "moving", 2);
      TestRedis to = cluster.add();

      announce(slot, from, to);
      move(key("moving"), from, to);
      for (int calls = 1; calls <= 5; calls++) {
        fleet.call();
        assertTotal(fleet, "moving", 2 + 2 * calls);
      }
      settle(slot, to, from);
      fleet.call();
      assertTotal(fleet, "moving", 14);
    }
  }

  @Test
  void aSlotMovesTwiceBeforeAProcessHearsOfIt() {
    TestRedis first = masterOf("moving");
    TestRedis second =
        cluster.nodes().stream()
            .filter(node -> isOtherMaster(node, first))
            .findFirst()
            .orElseThrow();
    int slot = JedisClusterCRC16.getSlot(key("moving"));
    try (TwoProcesses fleet = fleet("moving")) {
      fleet.call();
      assertTotal(fleet, "moving", 2);
      TestRedis third = cluster.add();

      announce(slot, first, second);
      move(key("moving"), first, second);
      settle(slot, second, first);
      announce(slot, second, third);
      move(key("moving"), second, third);

      fleet.call();
      assertTotal(fleet, "moving", 4);
    }
  }

  private boolean isOtherMaster(TestRedis node, TestRedis first) {
    try (Jedis jedis = node.jedis()) {
      return node != first && jedis.info("replication").contains("role:master");
    }
  }

  @Test
  void aSlotWithoutANodeDoesNotKeepTheOthersFromRecovering() {
    try (TwoProcesses fleet = fleet(SERVICES)) {
      fleet.comesTogether();
      Set<Integer> used =
          Arrays.stream(SERVICES)
              .map(service -> JedisClusterCRC16.getSlot(key(service)))
              .collect(Collectors.toSet());
      used.add(JedisClusterCRC16.getSlot("breaker:services"));
      int hole =
          IntStream.range(0, 16_384).filter(slot -> !used.contains(slot)).findFirst().orElse(0);
      for (TestRedis node : cluster.nodes()) {
        try (Jedis jedis = node.jedis()) {
          jedis.clusterDelSlots(hole);
        }
      }
      TestRedis master = masterOf(SERVICES[0]);
      Predicate<String> hit = heldBy(master);

      master.stop();
      WAIT.until(
          () -> {
            fleet.call();
            return fleet.isAlone(hit);
          });
      fleet.comesTogether();
      fleet.actsAsOne();
    }
  }

  @Test
  void transitionsWhileASlotMovesKeepTheHistoryWhole() {
    TestRedis from = masterOf("moving");
    int slot = JedisClusterCRC16.getSlot(key("moving"));
    String history = key("moving") + ":events";
    try (RedisStorage storage = DocumentedClients.storage(oneClient, TIMEOUT);
        TwoProcesses fleet = fleet("moving")) {
      fleet.breaker("moving").trip("before");
      TestRedis to = cluster.add();
      announce(slot, from, to);

      move(key("moving"), from, to);
      fleet.breaker("moving").reset();
      fleet.breaker("moving").trip("while its history is elsewhere");
      move(history, from, to);
      fleet.breaker("moving").reset();
      settle(slot, to, from);
      fleet.otherBreaker("moving").trip("at home again");

      assertThat(kinds(storage.history("moving", 10)))
          .containsExactly(
              "TRIPPED_BY_OPERATOR",
              "RESET_BY_OPERATOR",
              "TRIPPED_BY_OPERATOR",
              "RESET_BY_OPERATOR",
              "TRIPPED_BY_OPERATOR");
    }
  }

  @Test
  void transitionsAfterTheHistoryHasMovedKeepItWhole() {
    TestRedis from = masterOf("moving");
    int slot = JedisClusterCRC16.getSlot(key("moving"));
    String history = key("moving") + ":events";
    try (RedisStorage storage = DocumentedClients.storage(oneClient, TIMEOUT);
        TwoProcesses fleet = fleet("moving")) {
      fleet.breaker("moving").trip("before");
      TestRedis to = cluster.add();
      announce(slot, from, to);

      move(history, from, to);
      fleet.breaker("moving").reset();
      move(key("moving"), from, to);
      settle(slot, to, from);
      fleet.otherBreaker("moving").trip("at home again");

      assertThat(kinds(storage.history("moving", 10)))
          .containsExactly("TRIPPED_BY_OPERATOR", "RESET_BY_OPERATOR", "TRIPPED_BY_OPERATOR");
    }
  }

  private static List<String> kinds(List<CircuitEvent> events) {
    return events.stream().map(event -> event.kind().name()).toList();
  }

  @Test
  void eachLossOfPushIsToldAndSoIsItsEnd() {
    BreakerPolicy policy = BreakerPolicy.forService("github");
    RedisStorage pushing =
        RedisStorage.builder().client(oneClient).timeout(TIMEOUT).push(true).build();
    try (LogCapture log = LogCapture.of("dev.breaker");
        CircuitBreakers process = CircuitBreakers.builder().storage(pushing).build()) {
      for (int losses = 1; losses <= 3; losses++) {
        long expected = losses;
        WAIT.until(
            () -> {
              process.breaker(policy).tryAcquire().ifPresent(Permit::succeeded);
              return subscribed().isPresent();
            });
        TestRedis ear = subscribed().orElseThrow();

        ear.stop();
        WAIT.until(
            () -> {
              process.breaker(policy).tryAcquire().ifPresent(Permit::succeeded);
              return times(log, "Changes are pushed again") == expected;
            });
        ear.start();
      }

      assertThat(times(log, "Changes are not pushed")).isEqualTo(3);
    }
  }

  private static long times(LogCapture log, String line) {
    return log.messages().stream().filter(message -> message.startsWith(line)).count();
  }

  private Optional<TestRedis> subscribed() {
    return cluster.nodes().stream()
        .filter(TestRedis::isRunning)
        .filter(this::isSubscribed)
        .findFirst();
  }

  private boolean isSubscribed(TestRedis node) {
    String channel = key("github") + ":changes";
    try (Jedis jedis = node.jedis()) {
      return jedis.pubsubNumSub(channel).get(channel) > 0;
    }
  }
}
