package dev.breaker.tests.deployment;

import static dev.breaker.redis.deployment.TwoProcesses.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.TestRedis;
import dev.breaker.fixtures.TestSentinel;
import dev.breaker.redis.RedisStorage;
import dev.breaker.redis.deployment.TwoProcesses;
import dev.breaker.storage.Storage;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/** A master that Sentinels watch, by the URI of these, on a client that the storage makes. */
@Tag("redis")
@Tag("cluster")
@Tag("slow")
class SentinelUriTest {
  private static final Duration TIMEOUT = Duration.ofMillis(2_000);

  @AutoClose private final TestSentinel sentinel = TestSentinel.started();

  private String uri(String login) {
    return "redis-sentinel://"
        + login
        + sentinel.addresses().stream().map(HostAndPort::toString).collect(Collectors.joining(","))
        + "/"
        + TestSentinel.NAME;
  }

  private TwoProcesses fleet(String uri) {
    return new TwoProcesses(storage(uri), storage(uri), "github", "gitlab");
  }

  private static RedisStorage storage(String uri) {
    return RedisStorage.builder().uri(uri).timeout(TIMEOUT).build();
  }

  @Test
  void oneLineConnectsAsAUserToADatabase() {
    TestRedis master = sentinel.master();
    try (Jedis jedis = master.jedis()) {
      jedis.aclSetUser("ann", "on", ">hunter2", "~*", "&*", "+@all");
    }
    String uri = uri("ann:hunter2@") + "/2?keyPrefix=orders";

    try (TwoProcesses fleet =
            new TwoProcesses(Storage.connect(uri), Storage.connect(uri), "github");
        Jedis jedis = master.jedis()) {
      fleet.comesTogether();
      WAIT.untilAsserted(() -> fleet.breaker("github").trip("told to the fleet"));
      WAIT.until(() -> fleet.otherBreaker("github").tryAcquire().isEmpty());
      assertThat(jedis.clientList()).contains("user=ann");
      jedis.select(2);
      assertThat(jedis.exists("orders:{github}")).isTrue();
    }
  }

  @Test
  void aReplicaTakesOverFromADeadMaster() {
    try (TwoProcesses fleet = fleet(uri(""))) {
      fleet.comesTogether();
      TestRedis master = sentinel.master();

      master.stop();

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
  }

  @Test
  void sentinelsThatAnswerLaterAreAskedAgain() {
    sentinel.freezeSentinels();
    try (TwoProcesses fleet = fleet(uri(""))) {
      for (int i = 0; i < 5; i++) {
        fleet.breaker("github").tryAcquire().ifPresent(permit -> permit.failed("HTTP 503"));
      }
      WAIT.until(() -> fleet.breaker("github").tryAcquire().isEmpty());
      assertThat(fleet.breaker("github").status().degraded()).isTrue();

      sentinel.thawSentinels();

      fleet.comesTogether();
      fleet.actsAsOne();
    }
  }

  @Test
  void aSuspendedStorageListensToNoSentinelAndWorksAgain() {
    RedisStorage one = storage(uri(""));
    try (TwoProcesses fleet = new TwoProcesses(one, storage(uri("")), "github")) {
      fleet.comesTogether();
      WAIT.until(() -> sentinel.subscriptions() == 6);
      fleet.flush();

      one.suspend();
      WAIT.until(() -> sentinel.subscriptions() == 3);

      fleet.comesTogether();
      fleet.actsAsOne();
    }
    WAIT.until(() -> sentinel.subscriptions() == 0);
  }

  /** While the threads that listen to the Sentinels are about to begin. */
  @Test
  void aStorageThatIsSuspendedAtOnceListensToNoSentinel() {
    try (RedisStorage storage = storage(uri(""))) {
      for (int i = 0; i < 50; i++) {
        assertThat(storage.services()).isEmpty();
        storage.suspend();
      }
      WAIT.until(() -> sentinel.subscriptions() == 0);
    }
  }
}
