package dev.breaker.tests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.TestCluster;
import dev.breaker.fixtures.TestRedis;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.MigrateParams;
import redis.clients.jedis.util.JedisClusterCRC16;

/** What an operator does with a cluster, and sees of it while all of its nodes answer. */
final class ClusterControl implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** A node gives up a failover by order after five seconds. */
  private static final long ORDER_AGAIN = TimeUnit.SECONDS.toNanos(7);

  private static final int KEYS_AT_ONCE = 100;

  private final TestCluster cluster = TestCluster.started();
  private final boolean fullCoverage;

  /** Starts the cluster; {@code fullCoverage} says whether it stops when a slot has no node. */
  ClusterControl(boolean fullCoverage) {
    this.fullCoverage = fullCoverage;
    cluster.nodes().forEach(this::setCoverage);
  }

  private void setCoverage(TestRedis node) {
    try (Jedis jedis = node.jedis()) {
      jedis.configSet("cluster-require-full-coverage", fullCoverage ? "yes" : "no");
    }
  }

  boolean hasFullCoverage() {
    return fullCoverage;
  }

  TestCluster cluster() {
    return cluster;
  }

  static int slotOf(String service) {
    return JedisClusterCRC16.getSlot("breaker:{" + service + "}");
  }

  private ClusterView view() {
    return ClusterView.of(cluster.nodes().get(0));
  }

  private TestRedis node(ClusterView.Node seen) {
    return cluster.nodes().stream()
        .filter(node -> node.port() == seen.port())
        .findFirst()
        .orElseThrow();
  }

  TestRedis masterOf(String service) {
    return node(view().holderOf(slotOf(service)));
  }

  TestRedis replicaOf(TestRedis master) {
    ClusterView view = view();
    return node(view.replicasOf(view.withPort(master.port())).get(0));
  }

  List<TestRedis> mastersOtherThan(TestRedis master) {
    return view().mastersWithSlots().stream()
        .map(this::node)
        .filter(node -> node != master)
        .toList();
  }

  Set<String> servicesOn(TestRedis master) {
    ClusterView view = view();
    Set<String> services = new HashSet<>(ClusterMember.SERVICES);
    services.removeIf(service -> view.holderOf(slotOf(service)).port() != master.port());
    return services;
  }

  /** Waits until all nodes agree on the cluster, and all replicas are in step. */
  void awaitSettled() {
    Eventually.within(LIMIT)
        .lookingEvery(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(unsettled()).isEmpty());
  }

  /** What keeps the cluster from being settled; empty if it is. */
  private String unsettled() {
    Set<ClusterView> views = new HashSet<>();
    for (TestRedis node : cluster.nodes()) {
      try {
        views.add(ClusterView.of(node));
        if (!isReady(node)) {
          return "port " + node.port() + " is not ready: " + ClusterView.of(node);
        }
      } catch (JedisException e) {
        // A node that has just started may not answer yet.
        return "port " + node.port() + ": " + e.getMessage();
      }
    }
    ClusterView view = views.iterator().next();
    boolean settled =
        views.size() == 1 && view.isWell() && view.nodes().size() == cluster.nodes().size();
    return settled ? "" : "the nodes see: " + views;
  }

  private static boolean isReady(TestRedis node) {
    try (Jedis jedis = node.jedis()) {
      String replication = jedis.info("replication");
      return jedis.clusterInfo().contains("cluster_state:ok")
          && (replication.contains("role:master") || replication.contains("master_link_status:up"));
    }
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(String what, Condition condition) {
    Eventually.within(LIMIT)
        .lookingEvery(Duration.ofMillis(50))
        .until(
            what,
            () -> {
              try {
                return condition.holds();
              } catch (JedisException e) {
                // A node that has just started may not answer yet.
                return false;
              }
            });
  }

  void start(TestRedis node) {
    node.start();
    setCoverage(node);
  }

  void restartAll(Runnable whileStopped) {
    cluster.stopAll();
    whileStopped.run();
    cluster.startAll();
    cluster.nodes().forEach(this::setCoverage);
    cluster.nodes().forEach(ClusterControl::keepSlots);
  }

  /**
   * A master that starts with keys of a slot which it has given away takes that slot to be on its
   * way back, until an operator says that it is not.
   */
  private static void keepSlots(TestRedis node) {
    try (Jedis jedis = node.jedis()) {
      ClusterView.of(node).withPort(node.port()).moving().forEach(jedis::clusterSetSlotStable);
    }
  }

  TestRedis addReplicaOf(TestRedis master) {
    TestRedis added = cluster.add();
    setCoverage(added);
    cluster.replicate(added, master);
    awaitSettled();
    return added;
  }

  /** Has a replica take over, and waits until all nodes know. */
  void failOverTo(TestRedis replica) {
    long[] orderedAt = {order(replica)};
    await(
        "the replica takes over",
        () -> {
          if (ClusterView.of(replica).withPort(replica.port()).isMaster()) {
            return true;
          }
          if (System.nanoTime() - orderedAt[0] > ORDER_AGAIN) {
            orderedAt[0] = order(replica);
          }
          return false;
        });
    awaitSettled();
  }

  private static long order(TestRedis replica) {
    try (Jedis jedis = replica.jedis()) {
      jedis.clusterFailover();
    }
    return System.nanoTime();
  }

  /** Moves a slot key by key; {@code afterEach} is run before the first key and after each. */
  int move(int slot, TestRedis from, TestRedis to, Runnable afterEach) {
    int moved = 0;
    try (Jedis source = from.jedis();
        Jedis target = to.jedis()) {
      target.clusterSetSlotImporting(slot, TestCluster.id(from));
      source.clusterSetSlotMigrating(slot, TestCluster.id(to));
      afterEach.run();
      for (List<String> keys = source.clusterGetKeysInSlot(slot, KEYS_AT_ONCE);
          !keys.isEmpty();
          keys = source.clusterGetKeysInSlot(slot, KEYS_AT_ONCE)) {
        for (String key : keys) {
          String answer = source.migrate("127.0.0.1", to.port(), 5_000, new MigrateParams(), key);
          // The key may have expired meanwhile.
          moved += answer.equals("OK") ? 1 : 0;
          afterEach.run();
        }
      }
      target.clusterSetSlotNode(slot, TestCluster.id(to));
      source.clusterSetSlotNode(slot, TestCluster.id(to));
    }
    awaitSettled();
    return moved;
  }

  @Override
  public void close() {
    cluster.close();
  }
}
