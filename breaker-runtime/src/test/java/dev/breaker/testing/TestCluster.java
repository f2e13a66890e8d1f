package dev.breaker.testing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.util.JedisClusterCRC16;

/** A real Redis Cluster: three masters with a replica each. */
public final class TestCluster implements AutoCloseable {
  private static final int MASTERS = 3;
  private static final int SLOTS = 16_384;

  private final List<TestRedis> nodes = new CopyOnWriteArrayList<>();

  private TestCluster() {}

  public static TestCluster started() {
    TestCluster cluster = new TestCluster();
    try {
      cluster.start();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private void start() {
    for (int i = 0; i < 2 * MASTERS; i++) {
      nodes.add(startedNode());
    }
    for (int i = 0; i < nodes.size(); i++) {
      try (Jedis jedis = nodes.get(i).jedis()) {
        jedis.clusterSetConfigEpoch(i + 1);
        if (i < MASTERS) {
          jedis.clusterAddSlots(
              IntStream.range(i * SLOTS / MASTERS, (i + 1) * SLOTS / MASTERS).toArray());
        }
        meet(jedis, nodes.subList(0, i));
      }
    }
    for (TestRedis node : nodes) {
      await(() -> knowsAll(node));
    }
    for (int i = 0; i < MASTERS; i++) {
      try (Jedis jedis = nodes.get(i + MASTERS).jedis()) {
        jedis.clusterReplicate(id(nodes.get(i)));
      }
    }
    awaitReady();
  }

  /** Each of them, since gossip alone would take a second or two to bring them together. */
  private static void meet(Jedis newcomer, List<TestRedis> others) {
    for (TestRedis other : others) {
      newcomer.clusterMeet("127.0.0.1", other.port());
    }
  }

  private static TestRedis startedNode() {
    return TestRedis.started(
        "--cluster-enabled",
        "yes",
        "--cluster-node-timeout",
        "2000",
        "--cluster-require-full-coverage",
        "no",
        "--cluster-replica-validity-factor",
        "0",
        "--repl-diskless-sync-delay",
        "0",
        // Redis 7 hides a replica that has heard nothing from its master yet.
        "--repl-ping-replica-period",
        "1");
  }

  /** A node more: a master without slots, which all others know. */
  public TestRedis add() {
    TestRedis added = startedNode();
    nodes.add(added);
    try (Jedis jedis = added.jedis()) {
      meet(jedis, nodes.subList(0, nodes.size() - 1));
    }
    for (TestRedis node : nodes) {
      await(() -> knowsAll(node));
    }
    await(() -> clusterInfo(added).contains("cluster_state:ok"));
    return added;
  }

  /** Makes a node that was added the replica of a master, and waits until it is in step. */
  public void replicate(TestRedis added, TestRedis master) {
    try (Jedis jedis = added.jedis()) {
      jedis.clusterReplicate(id(master));
      await(() -> jedis.info("replication").contains("master_link_status:up"));
    }
    for (TestRedis node : nodes) {
      await(() -> shards(node).stream().anyMatch(shard -> shard.ports().contains(added.port())));
    }
  }

  /** Has all other nodes forget a node that holds no slots, and stops it. */
  public void remove(TestRedis removed) {
    String id = id(removed);
    nodes.remove(removed);
    for (TestRedis node : nodes) {
      try (Jedis jedis = node.jedis()) {
        jedis.clusterForget(id);
      }
    }
    removed.stop();
    for (TestRedis node : nodes) {
      await(() -> knowsAll(node));
    }
  }

  private boolean knowsAll(TestRedis node) {
    try (Jedis jedis = node.jedis()) {
      List<String> known = jedis.clusterNodes().lines().toList();
      return known.size() == nodes.size()
          && known.stream().noneMatch(line -> line.contains("handshake"));
    }
  }

  /** Waits until all nodes agree that each master has a replica, and all replicas are in step. */
  private void awaitReady() {
    for (TestRedis node : nodes) {
      await(
          () ->
              clusterInfo(node).contains("cluster_state:ok")
                  && shards(node).size() == MASTERS
                  && shards(node).stream().allMatch(shard -> shard.ports().size() == 2)
                  && isInStep(node));
    }
  }

  private static boolean isInStep(TestRedis node) {
    try (Jedis jedis = node.jedis()) {
      String replication = jedis.info("replication");
      return replication.contains("role:master")
          ? replication.contains("connected_slaves:1")
          : replication.contains("master_link_status:up");
    }
  }

  private static String clusterInfo(TestRedis node) {
    try (Jedis jedis = node.jedis()) {
      return jedis.clusterInfo();
    }
  }

  public static String id(TestRedis node) {
    try (Jedis jedis = node.jedis()) {
      return jedis.clusterMyId();
    }
  }

  private static void await(Callable<Boolean> condition) {
    Eventually.within(Duration.ofSeconds(60))
        .lookingEvery(Duration.ofMillis(10))
        .until("cluster", condition);
  }

  public void stopAll() {
    nodes.forEach(TestRedis::stop);
  }

  /** Starts all nodes again; each still knows the cluster, none has any keys. */
  public void startAll() {
    nodes.forEach(TestRedis::start);
  }

  public List<TestRedis> nodes() {
    return List.copyOf(nodes);
  }

  public Set<HostAndPort> addresses() {
    return nodes.stream().map(TestRedis::address).collect(Collectors.toSet());
  }

  /** The master of the slot of a key, as the first node that runs sees it. */
  public TestRedis masterOf(String key) {
    return node(shardOf(key).ports().get(0));
  }

  public TestRedis replicaOf(String key) {
    return node(shardOf(key).ports().get(1));
  }

  private Shard shardOf(String key) {
    int slot = JedisClusterCRC16.getSlot(key);
    TestRedis witness = nodes.stream().filter(TestRedis::isRunning).findFirst().orElseThrow();
    return shards(witness).stream()
        .filter(shard -> shard.from() <= slot && slot <= shard.to())
        .findFirst()
        .orElseThrow();
  }

  private TestRedis node(int port) {
    return nodes.stream().filter(node -> node.port() == port).findFirst().orElseThrow();
  }

  /** By the command that Redis 6.2 has too. */
  @SuppressWarnings("deprecation")
  private static List<Shard> shards(TestRedis node) {
    try (Jedis jedis = node.jedis()) {
      return jedis.clusterSlots().stream().map(Shard::of).toList();
    }
  }

  @Override
  public void close() {
    nodes.forEach(TestRedis::close);
  }

  /** A range of slots, and the ports of those who hold it, the master's first. */
  private record Shard(long from, long to, List<Integer> ports) {
    static Shard of(Object reply) {
      List<?> fields = (List<?>) reply;
      return new Shard(
          (Long) fields.get(0),
          (Long) fields.get(1),
          fields.stream()
              .skip(2)
              .map(address -> Math.toIntExact((Long) ((List<?>) address).get(1)))
              .toList());
    }
  }
}
