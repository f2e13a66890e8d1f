package dev.breaker.tests.deployment;

import static dev.breaker.redis.deployment.TwoProcesses.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.TestCluster;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.RedisStorage;
import dev.breaker.redis.deployment.TwoProcesses;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Slots that move while all nodes are well: nothing is lost, and nobody goes alone. */
@Tag("redis")
@Tag("cluster")
@Tag("slow")
class ClusterRedirectionTest extends ClusterFixture {
  private static final int CLIENT_MILLIS = 10_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  ClusterRedirectionTest() {
    super(CLIENT_MILLIS, TIMEOUT);
  }

  @Test
  void aReplicaTakesOverByOrder() {
    try (TwoProcesses fleet = fleet("github")) {
      TestRedis replica = cluster.replicaOf(key("github"));
      fleet.call();

      try (Jedis jedis = replica.jedis()) {
        jedis.clusterFailover();
      }
      AtomicInteger calls = new AtomicInteger(1);
      WAIT.until(
          () -> {
            fleet.call();
            calls.incrementAndGet();
            return cluster.masterOf(key("github")) == replica;
          });
      fleet.call();

      assertTotal(fleet, "github", 2 * calls.get() + 2);
    }
  }

  @Test
  void aSlotMovesToAnotherMaster() {
    TestRedis from = cluster.masterOf(key("moving"));
    TestRedis to = cluster.masterOf(key("elsewhere"));
    assertThat(from).isNotSameAs(to);
    int slot = JedisClusterCRC16.getSlot(key("moving"));
    try (TwoProcesses fleet = fleet("moving");
        Jedis source = from.jedis();
        Jedis target = to.jedis()) {
      target.clusterSetSlotImporting(slot, TestCluster.id(from));
      source.clusterSetSlotMigrating(slot, TestCluster.id(to));

      fleet.call();
      assertTotal(fleet, "moving", 2);
      assertThatThrownBy(() -> source.exists(key("moving")))
          .as("the key is made where the slot is going")
          .isInstanceOf(JedisAskDataException.class);

      target.clusterSetSlotNode(slot, TestCluster.id(to));
      source.clusterSetSlotNode(slot, TestCluster.id(to));
      fleet.call();
      assertTotal(fleet, "moving", 4);
      assertThat(target.exists(key("moving"))).isTrue();
    }
  }

  @Test
  void nodesThatDisagreeHoldUpOnlyWhatTheyDisagreeOn() {
    TestRedis from = cluster.masterOf(key("moving"));
    TestRedis to = cluster.masterOf(key("elsewhere"));
    int slot = JedisClusterCRC16.getSlot(key("moving"));
    try (TwoProcesses fleet = fleet("moving", "elsewhere");
        Jedis source = from.jedis()) {
      fleet.comesTogether();

      source.clusterSetSlotMigrating(slot, TestCluster.id(to));
      source.del(key("moving"));
      WAIT.until(
          () -> {
            fleet.call();
            return fleet.isAlone("moving"::equals);
          });
      assertThat(fleet.isAlone("elsewhere"::equals)).isFalse();
      WAIT.untilAsserted(
          () ->
              assertThat(fleet.listener.events)
                  .anyMatch(
                      event ->
                          event.startsWith(
                              "unavailable: service moving: the cluster's nodes disagree on"
                                  + " who holds it: ")));

      source.clusterSetSlotStable(slot);
      fleet.comesTogether();
      fleet.actsAsOne();
    }
  }

  @Test
  void changesAreStillPushedWhenASlotHasMoved() {
    TestRedis from = cluster.masterOf(key("moving"));
    TestRedis to = cluster.masterOf(key("elsewhere"));
    String staying =
        IntStream.range(0, 100)
            .mapToObj(i -> "staying-" + i)
            .filter(service -> cluster.masterOf(key(service)) == from)
            .findFirst()
            .orElseThrow();
    try (TwoProcesses fleet =
        new TwoProcesses(
            pushed(oneClient).build(), pushed(otherClient).build(), staying, "moving")) {
      fleet.breaker(staying).tryAcquire();
      fleet.otherBreaker(staying).lockOpen("maintenance", "ann", Duration.ofHours(1));
      WAIT.until(() -> fleet.breaker(staying).status().lock() != null);

      int slot = JedisClusterCRC16.getSlot(key("moving"));
      try (Jedis source = from.jedis();
          Jedis target = to.jedis()) {
        target.clusterSetSlotNode(slot, TestCluster.id(to));
        source.clusterSetSlotNode(slot, TestCluster.id(to));
      }
      fleet.breaker("moving").tryAcquire();
      WAIT.until(
          () -> {
            fleet.otherBreaker("moving").lockOpen("maintenance", "ann", Duration.ofHours(1));
            return fleet.breaker("moving").status().lock() != null;
          });
      fleet.otherBreaker(staying).unlock("bob");
      WAIT.until(() -> fleet.breaker(staying).status().lock() == null);
      fleet.flush();

      assertThat(fleet.isAlone(service -> true)).isFalse();
      assertThat(fleet.listener.events).noneMatch(event -> event.startsWith("unavailable"));
    }
  }

  private static RedisStorage.Builder pushed(RedisClusterClient client) {
    return RedisStorage.builder()
        .client(client)
        .timeout(TIMEOUT)
        .push(true)
        .maxStaleness(Duration.ofSeconds(60));
  }

  @Test
  void theUriOfOneNodeIsNotEnough() throws Exception {
    TestRedis wrong = cluster.masterOf(key("elsewhere"));
    assertThat(wrong).isNotSameAs(cluster.masterOf(key("moving")));
    try (LogCapture log = LogCapture.of("dev.breaker");
        CircuitBreakers breakers =
            CircuitBreakers.builder()
                .storage(RedisStorage.builder().uri(wrong.uri()).timeout(TIMEOUT).build())
                .build()) {
      CircuitBreaker breaker = breakers.breaker(BreakerPolicy.forService("moving"));
      WAIT.until(
          () -> {
            breaker.acquire().succeeded();
            return breaker.status().degraded();
          });

      WAIT.untilAsserted(
          () ->
              assertThat(log.messages())
                  .filteredOn(line -> line.contains("cannot be used"))
                  .singleElement()
                  .asString()
                  .contains("begin the URI with redis-cluster://"));
    }
  }
}
