package dev.breaker.redis;

import static dev.breaker.base.Log.LOG;

import dev.breaker.storage.NanoClock;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * Has changes told as they happen: on one connection for all services, or, in a cluster, on one for
 * each node that has some of them, since the channel of a service is on the node that has it.
 */
final class Push {
  /** Stands for the node whose name does not matter, or is not known yet. */
  private static final String UNKNOWN = "";

  private static final String UNKNOWN_NODE =
      "Not known yet which node tells of changes, which is asked again soon ({0})";

  private final BiConsumer<Subscriber, String[]> connection;
  private final @Nullable RedisClusterClient cluster;
  private final String keyPrefix;
  private final NanoClock clock;
  private final Map<String, ChangeListener> byNode = new ConcurrentHashMap<>();

  /** On connections to one server. */
  Push(Supplier<Connection> connector, String keyPrefix, NanoClock clock) {
    connection = (subscriber, channels) -> subscriber.run(connector.get(), channels);
    cluster = null;
    this.keyPrefix = keyPrefix;
    this.clock = clock;
  }

  /** Through a client of the user's. */
  Push(UnifiedJedis client, String keyPrefix, NanoClock clock) {
    connection = (subscriber, channels) -> subscriber.run(client, channels);
    cluster = client instanceof RedisClusterClient of ? of : null;
    this.keyPrefix = keyPrefix;
    this.clock = clock;
  }

  void watch(String service, Consumer<String> changed) {
    String channel = CircuitScript.channel(keyPrefix, service);
    Runnable heard = () -> changed.accept(service);
    add(cluster == null ? UNKNOWN : nodeOrUnknown(cluster, channel), channel, heard);
  }

  private synchronized void add(String node, String channel, Runnable heard) {
    byNode.computeIfAbsent(node, this::listener).add(channel, heard);
  }

  private ChangeListener listener(String node) {
    RedisClusterClient of = cluster;
    return of == null
        ? new ChangeListener(connection, clock, ClassicSubscriber::new, again -> {})
        : new ChangeListener(
            connection, clock, ShardedSubscriber::new, lost -> regroup(of, node, lost));
  }

  /** A node that is lost, or has lost a slot, leaves channels to others. */
  private void regroup(RedisClusterClient cluster, String address, ChangeListener listener) {
    try {
      cluster.refreshClusterTopology();
      for (String channel : listener.channels()) {
        String node = nodeOf(cluster, channel);
        if (!node.equals(address)) {
          move(channel, listener, node);
        }
      }
    } catch (Throwable e) {
      // Nothing ends the thread that listens.
      LOG.log(Level.DEBUG, UNKNOWN_NODE, RedisTrouble.describe(e));
    }
  }

  private synchronized void move(String channel, ChangeListener from, String node) {
    Runnable heard = from.remove(channel);
    if (heard != null && !from.isClosed()) {
      add(node, channel, heard);
    }
  }

  private static String nodeOrUnknown(RedisClusterClient cluster, String channel) {
    try {
      return nodeOf(cluster, channel);
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, UNKNOWN_NODE, RedisTrouble.describe(e));
      return UNKNOWN;
    }
  }

  private static String nodeOf(RedisClusterClient cluster, String channel) {
    try (Connection connection =
        cluster.getConnectionFromSlot(JedisClusterCRC16.getSlot(channel))) {
      return connection.getHostAndPort().toString();
    }
  }

  void beat() {
    byNode.values().forEach(ChangeListener::beat);
  }

  /** Ends all subscriptions, and waits for that up to the given time. */
  void suspend(Duration patience) {
    endAll().forEach(listener -> listener.awaitEnd(patience));
  }

  private synchronized List<ChangeListener> endAll() {
    List<ChangeListener> ending = List.copyOf(byNode.values());
    byNode.clear();
    ending.forEach(ChangeListener::close);
    return ending;
  }
}
