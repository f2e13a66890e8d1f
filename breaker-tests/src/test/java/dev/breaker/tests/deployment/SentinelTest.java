package dev.breaker.tests.deployment;

import static dev.breaker.redis.deployment.TwoProcesses.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.TestRedis;
import dev.breaker.fixtures.TestSentinel;
import dev.breaker.redis.deployment.DocumentedClients;
import dev.breaker.redis.deployment.TwoProcesses;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisSentinelClient;

@Tag("redis")
@Tag("cluster")
@Tag("slow")
class SentinelTest {
  private static final int CLIENT_MILLIS = 500;
  private static final Duration TIMEOUT = Duration.ofMillis(2000);

  @AutoClose private final TestSentinel sentinel = TestSentinel.started();
  private RedisSentinelClient oneClient;
  private RedisSentinelClient otherClient;
  private TwoProcesses fleet;

  @BeforeEach
  void start() {
    oneClient = DocumentedClients.sentinel(TestSentinel.NAME, sentinel.addresses(), CLIENT_MILLIS);
    otherClient =
        DocumentedClients.sentinel(TestSentinel.NAME, sentinel.addresses(), CLIENT_MILLIS);
    fleet =
        new TwoProcesses(
            DocumentedClients.storage(oneClient, TIMEOUT),
            DocumentedClients.storage(otherClient, TIMEOUT),
            "github",
            "gitlab");
    fleet.comesTogether();
    fleet.actsAsOne();
  }

  @AfterEach
  void stop() {
    fleet.close();
    oneClient.close();
    otherClient.close();
  }

  private void survives(Runnable injury) {
    TestRedis master = sentinel.master();

    injury.run();

    WAIT.until(
        () -> {
          fleet.call();
          return fleet.isAlone(service -> true);
        });
    fleet.comesTogether();
    fleet.actsAsOne();
    assertThat(sentinel.master()).isNotSameAs(master);
    assertThat(fleet.longestWait()).isLessThan(TIMEOUT.multipliedBy(4));
  }

  @Test
  void aReplicaTakesOverFromADeadMaster() {
    survives(sentinel.master()::stop);
  }

  @Test
  void aReplicaTakesOverFromAFrozenMaster() {
    survives(sentinel.master()::freeze);
  }
}
