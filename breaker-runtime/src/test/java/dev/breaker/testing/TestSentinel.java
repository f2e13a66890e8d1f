package dev.breaker.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/** A real master with a replica, watched by three real sentinels. */
public final class TestSentinel implements AutoCloseable {
  public static final String NAME = "breakers";

  private static final int SENTINELS = 3;

  private final List<TestRedis> servers = new ArrayList<>();
  private final List<TestRedis> sentinels = new ArrayList<>();

  private TestSentinel() {}

  public static TestSentinel started() {
    TestSentinel deployment = new TestSentinel();
    try {
      deployment.start();
      return deployment;
    } catch (RuntimeException e) {
      deployment.close();
      throw e;
    }
  }

  private void start() {
    TestRedis master = TestRedis.started("--repl-diskless-sync-delay", "0");
    servers.add(master);
    servers.add(TestRedis.started("--replicaof", "127.0.0.1", Integer.toString(master.port())));
    // A sentinel looks for replicas when it starts, and then only every ten seconds.
    await(() -> info(servers.get(1), "replication").contains("master_link_status:up"));
    for (int i = 0; i < SENTINELS; i++) {
      sentinels.add(
          TestRedis.sentinel(
              List.of(
                  "sentinel monitor " + NAME + " 127.0.0.1 " + master.port() + " 2",
                  "sentinel down-after-milliseconds " + NAME + " 1000",
                  "sentinel failover-timeout " + NAME + " 10000")));
    }
    for (TestRedis sentinel : sentinels) {
      await(() -> info(sentinel, "sentinel").contains("slaves=1,sentinels=" + SENTINELS));
    }
  }

  private static String info(TestRedis server, String section) {
    try (Jedis jedis = server.jedis()) {
      return jedis.info(section);
    }
  }

  private static void await(Callable<Boolean> condition) {
    Eventually.within(Duration.ofSeconds(60))
        .lookingEvery(Duration.ofMillis(50))
        .until("sentinels", condition);
  }

  public Set<HostAndPort> addresses() {
    return sentinels.stream().map(TestRedis::address).collect(Collectors.toSet());
  }

  public void freezeSentinels() {
    sentinels.forEach(TestRedis::freeze);
  }

  public void thawSentinels() {
    sentinels.forEach(TestRedis::thaw);
  }

  /** The subscriptions of clients at all sentinels; those of the sentinels have names. */
  public long subscriptions() {
    return sentinels.stream()
        .flatMap(sentinel -> clients(sentinel).lines())
        .filter(line -> line.contains(" name= ") && line.contains(" flags=P "))
        .count();
  }

  private static String clients(TestRedis sentinel) {
    try (Jedis jedis = sentinel.jedis()) {
      return jedis.clientList();
    }
  }

  /** The server that a sentinel takes for the master. */
  public TestRedis master() {
    try (Jedis jedis = sentinels.get(0).jedis()) {
      int port = Integer.parseInt(jedis.sentinelGetMasterAddrByName(NAME).get(1));
      return servers.stream().filter(server -> server.port() == port).findFirst().orElseThrow();
    }
  }

  @Override
  public void close() {
    sentinels.forEach(TestRedis::close);
    servers.forEach(TestRedis::close);
  }
}
