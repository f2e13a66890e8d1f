package dev.breaker.tests.deployment;

import static dev.breaker.redis.deployment.TwoProcesses.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.RedisStorage;
import dev.breaker.redis.deployment.TwoProcesses;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClusterClient;

@Tag("redis")
@Tag("cluster")
@Tag("slow")
class ClusterTest extends ClusterFixture {
  private static final String[] SERVICES =
      IntStream.range(0, 12).mapToObj(i -> "service-" + i).toArray(String[]::new);

  private TwoProcesses fleet;

  ClusterTest() {
    super(500, Duration.ofMillis(2000));
  }

  @BeforeEach
  void start() {
    fleet = fleet(SERVICES);
    fleet.comesTogether();
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  private Predicate<String> heldBy(TestRedis node) {
    return heldBy(node, SERVICES);
  }

  @Test
  void servicesAreSpreadOverAllMasters() {
    assertThat(Arrays.stream(SERVICES).map(this::masterOf).distinct()).hasSize(3);
    fleet.actsAsOne();
    for (String service : SERVICES) {
      try (Jedis jedis = masterOf(service).jedis()) {
        assertThat(jedis.exists(key(service))).isTrue();
      }
    }
  }

  @Test
  void changesArePushedByWhicheverNodeHasTheService() {
    try (TwoProcesses pushed =
        new TwoProcesses(
            storage(oneClient).push(true).build(),
            storage(otherClient).push(true).build(),
            SERVICES)) {
      pushed.comesTogether();

      for (String service : SERVICES) {
        // Nothing else has the other look within the minute.
        pushed.breaker(service).lockOpen("maintenance", "ann", Duration.ofHours(1));
        WAIT.until(() -> pushed.otherBreaker(service).status().lock() != null);
        pushed.breaker(service).unlock("bob");
        WAIT.until(() -> pushed.otherBreaker(service).status().lock() == null);
      }
      TestRedis master = masterOf(SERVICES[0]);
      master.stop();
      WAIT.until(
          () -> {
            pushed.call();
            return pushed.isAlone(SERVICES[0]::equals);
          });
      pushed.comesTogether();
      WAIT.untilAsserted(() -> pushed.breaker(SERVICES[0]).trip("told by the successor"));
      WAIT.until(() -> pushed.otherBreaker(SERVICES[0]).status().state() == CircuitState.OPEN);
    }
  }

  private RedisStorage.Builder storage(RedisClusterClient client) {
    return RedisStorage.builder()
        .client(client)
        .keyPrefix("pushed")
        .timeout(timeout)
        .maxStaleness(Duration.ofSeconds(60));
  }

  @Test
  void aReplicaTakesOverFromADeadMaster() {
    TestRedis master = masterOf(SERVICES[0]);
    Predicate<String> hit = heldBy(master);

    master.stop();

    WAIT.until(
        () -> {
          fleet.call();
          return fleet.isAlone(hit);
        });
    WAIT.until(
        () -> {
          fleet.call();
          assertThat(fleet.isAlone(hit.negate())).isFalse();
          return !fleet.isAlone(hit);
        });
    fleet.actsAsOne();
    assertThat(fleet.longestWait()).isLessThan(timeout.multipliedBy(4));
    assertThat(masterOf(SERVICES[0])).isNotSameAs(master);
  }

  @Test
  void aReplicaTakesOverFromAFrozenMaster() {
    TestRedis master = masterOf(SERVICES[0]);
    Predicate<String> hit = heldBy(master);

    master.freeze();

    WAIT.until(
        () -> {
          fleet.call();
          return fleet.isAlone(hit);
        });
    fleet.comesTogether();
    fleet.actsAsOne();
    assertThat(fleet.longestWait()).isLessThan(timeout.multipliedBy(4));
  }

  @Test
  void allOfItRestartsEmpty() {
    cluster.stopAll();
    WAIT.until(
        () -> {
          fleet.call();
          return Arrays.stream(SERVICES).allMatch(service -> fleet.isAlone(service::equals));
        });

    cluster.startAll();
    fleet.comesTogether();
    fleet.actsAsOne();
    assertThat(fleet.longestWait()).isLessThan(timeout.multipliedBy(4));
  }
}
