package dev.breaker.tests.deployment;

import static dev.breaker.redis.deployment.TwoProcesses.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.TestCluster;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.deployment.DocumentedClients;
import dev.breaker.redis.deployment.TwoProcesses;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import redis.clients.jedis.RedisClusterClient;

/** A cluster of its own for each test, and the clients of two processes. */
abstract class ClusterFixture {
  @AutoClose final TestCluster cluster = TestCluster.started();
  private final int clientMillis;
  final Duration timeout;
  RedisClusterClient oneClient;
  RedisClusterClient otherClient;

  ClusterFixture(int clientMillis, Duration timeout) {
    this.clientMillis = clientMillis;
    this.timeout = timeout;
  }

  @BeforeEach
  final void connect() {
    oneClient = DocumentedClients.cluster(cluster.addresses(), clientMillis);
    otherClient = DocumentedClients.cluster(cluster.addresses(), clientMillis);
  }

  @AfterEach
  final void disconnect() {
    oneClient.close();
    otherClient.close();
  }

  final TwoProcesses fleet(String... services) {
    return new TwoProcesses(
        DocumentedClients.storage(oneClient, timeout),
        DocumentedClients.storage(otherClient, timeout),
        services);
  }

  static String key(String service) {
    return "breaker:{" + service + "}";
  }

  final TestRedis masterOf(String service) {
    return cluster.masterOf(key(service));
  }

  /** Those of the services whose keys a node holds now. */
  final Predicate<String> heldBy(TestRedis node, String... services) {
    return Arrays.stream(services)
            .filter(service -> masterOf(service) == node)
            .collect(Collectors.toSet())
        ::contains;
  }

  /** All that both processes did is counted, and there was no word of trouble. */
  static void assertTotal(TwoProcesses fleet, String service, long total) {
    fleet.flush();
    WAIT.untilAsserted(
        () -> {
          fleet.breaker(service).tryAcquire();
          assertThat(fleet.breaker(service).status().total()).isEqualTo(total);
        });
    assertThat(fleet.listener.events).noneMatch(event -> event.startsWith("unavailable"));
  }
}
