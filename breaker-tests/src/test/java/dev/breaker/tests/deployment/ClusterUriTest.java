package dev.breaker.tests.deployment;

import static dev.breaker.redis.deployment.TwoProcesses.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.Permit;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.TestCluster;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.RedisStorage;
import dev.breaker.redis.deployment.TwoProcesses;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.Storage;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/** A cluster by its URI, on a client that the storage makes itself. */
@Tag("redis")
@Tag("cluster")
@Tag("slow")
class ClusterUriTest {
  private static final String[] SERVICES = {"github", "gitlab", "gitea"};
  private static final Duration TIMEOUT = Duration.ofMillis(2_000);

  @AutoClose private final TestCluster cluster = TestCluster.started();

  private String uri() {
    return "redis-cluster://"
        + cluster.addresses().stream().map(HostAndPort::toString).collect(Collectors.joining(","));
  }

  private RedisStorage.Builder storage() {
    return RedisStorage.builder().uri(uri()).timeout(TIMEOUT);
  }

  private TwoProcesses fleet() {
    return new TwoProcesses(storage().build(), storage().build(), SERVICES);
  }

  @Test
  void oneLineConnects() {
    String uri = "redis-cluster://" + cluster.nodes().get(0).address() + "?keyPrefix=orders";
    try (TwoProcesses fleet =
        new TwoProcesses(Storage.connect(uri), Storage.connect(uri), SERVICES)) {
      fleet.comesTogether();
      WAIT.untilAsserted(() -> fleet.breaker("github").trip("told to the fleet"));
      WAIT.until(() -> fleet.otherBreaker("github").tryAcquire().isEmpty());
    }
    try (Jedis jedis = cluster.masterOf("orders:{github}").jedis()) {
      assertThat(jedis.exists("orders:{github}")).isTrue();
    }
  }

  @Test
  void theServicesAreSharedAndListed() {
    try (TwoProcesses fleet = fleet();
        RedisStorage console = storage().build()) {
      fleet.comesTogether();
      fleet.actsAsOne();
      WAIT.untilAsserted(
          () ->
              assertThat(console.services())
                  .extracting(RegisteredService::service)
                  .containsExactlyInAnyOrder(SERVICES));
      assertThat(console.history("github", 10))
          .extracting(CircuitEvent::reason)
          .contains("told to the fleet");
    }
    nobodyIsConnected();
  }

  @Test
  void aClusterThatComesLaterIsJoined() {
    cluster.stopAll();
    try (TwoProcesses fleet = fleet()) {
      for (int i = 0; i < 5; i++) {
        fleet.breaker("github").tryAcquire().ifPresent(permit -> permit.failed("HTTP 503"));
      }
      WAIT.until(() -> fleet.breaker("github").tryAcquire().isEmpty());
      assertThat(fleet.breaker("github").status().degraded()).isTrue();
      assertThat(fleet.otherBreaker("github").tryAcquire()).isPresent();

      cluster.startAll();

      fleet.comesTogether();
      fleet.actsAsOne();
      assertThat(fleet.longestWait()).isLessThan(TIMEOUT.multipliedBy(4));
    }
  }

  @Test
  void aReplicaTakesOverFromADeadMaster() {
    try (TwoProcesses fleet = fleet()) {
      fleet.comesTogether();
      cluster.masterOf("breaker:{github}").stop();
      WAIT.until(
          () -> {
            fleet.call();
            return fleet.isAlone("github"::equals);
          });
      fleet.comesTogether();
      fleet.actsAsOne();
    }
  }

  @Test
  void aSuspendedStorageKeepsNoConnectionAndWorksAgain() {
    for (TestRedis node : cluster.nodes()) {
      try (Jedis jedis = node.jedis()) {
        jedis.aclSetUser("ann", "on", ">hunter2", "~*", "&*", "+@all");
      }
    }
    RedisStorage one =
        RedisStorage.builder()
            .uri(uri().replace("://", "://ann:hunter2@"))
            .timeout(TIMEOUT)
            .push(true)
            .build();
    try (TwoProcesses fleet = new TwoProcesses(one, storage().build(), SERVICES);
        LogCapture log = LogCapture.of("dev.breaker")) {
      fleet.comesTogether();
      fleet.flush();
      assertThat(connections(".* user=ann .*")).isPositive();

      one.suspend();
      WAIT.until(() -> connections(".* user=ann .*") == 0);

      fleet.comesTogether();
      fleet.actsAsOne();
      assertThat(log.warnings()).allMatch(line -> line.startsWith("Circuit breaker "));
    }
    nobodyIsConnected();
  }

  @Test
  void changesArePushed() {
    Duration never = Duration.ofSeconds(60);
    try (TwoProcesses fleet =
        new TwoProcesses(
            storage().maxStaleness(never).build(),
            storage().maxStaleness(never).push(true).build(),
            SERVICES)) {
      fleet.comesTogether();
      fleet.otherBreaker("github").tryAcquire().ifPresent(Permit::succeeded);

      WAIT.untilAsserted(() -> fleet.breaker("github").trip("told to the fleet"));

      WAIT.until(() -> fleet.otherBreaker("github").status().state() == CircuitState.OPEN);
    }
    nobodyIsConnected();
  }

  private void nobodyIsConnected() {
    int ofTheTest = cluster.nodes().size();
    WAIT.until(() -> connections(".* flags=[NP] .*") == ofTheTest);
  }

  private long connections(String pattern) {
    return cluster.nodes().stream()
        .flatMap(node -> clients(node).lines())
        .filter(line -> line.matches(pattern))
        .count();
  }

  private static String clients(TestRedis node) {
    try (Jedis jedis = node.jedis()) {
      return jedis.clientList();
    }
  }
}
