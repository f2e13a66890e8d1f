package dev.breaker.redis;

import static dev.breaker.redis.Log.LOG;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

  private final Supplier<UnifiedJedis> client;
  private final String keyPrefix;
  private final Map<String, ChangeListener> byNode = new ConcurrentHashMap<>();
  private volatile boolean closed;

  Push(Supplier<UnifiedJedis> client, String keyPrefix) {
    this.client = client;
    this.keyPrefix = keyPrefix;
  }

  void watch(String service, Consumer<String> changed) {
    String channel = CircuitScript.channel(keyPrefix, service);
    Runnable heard = () -> changed.accept(service);
    if (client.get() instanceof RedisClusterClient cluster) {
      add(nodeOrUnknown(cluster, channel), channel, heard);
    } else {
      byNode
          .computeIfAbsent(
              UNKNOWN, only -> new ChangeListener(client, ClassicSubscriber::new, again -> {}))
          .add(channel, heard);
    }
  }

  private void add(String node, String channel, Runnable heard) {
    ChangeListener listener =
        byNode.computeIfAbsent(
            node,
            address ->
                new ChangeListener(client, ShardedSubscriber::new, lost -> regroup(address, lost)));
    listener.add(channel, heard);
    if (closed) {
      listener.close();
    }
  }

  /** A node that is lost, or has lost a slot, leaves channels to others. */
  private void regroup(String address, ChangeListener listener) {
    try {
      RedisClusterClient cluster = (RedisClusterClient) client.get();
      cluster.refreshClusterTopology();
      for (String channel : listener.channels()) {
        String node = nodeOf(cluster, channel);
        if (!node.equals(address)) {
          Runnable heard = listener.remove(channel);
          if (heard != null) {
            add(node, channel, heard);
          }
        }
      }
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "Not known yet which node tells of changes; asked again soon", e);
    }
  }

  private static String nodeOrUnknown(RedisClusterClient cluster, String channel) {
    try {
      return nodeOf(cluster, channel);
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "Not known yet which node tells of changes; asked again soon", e);
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
    List<ChangeListener> ending = List.copyOf(byNode.values());
    byNode.clear();
    ending.forEach(ChangeListener::close);
    ending.forEach(listener -> listener.awaitEnd(patience));
  }

  void close() {
    closed = true;
    byNode.values().forEach(ChangeListener::close);
  }
}
