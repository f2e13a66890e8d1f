package dev.breaker.redis;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisClusterCRC16;
import redis.clients.jedis.util.Pool;

/**
 * One way to subscribe to channels on a connection of its own.
 *
 * <p>That connection does not go back to the client's pool. Jedis would give it back as good when
 * the server refuses one channel of several, which is how a moved slot shows: still subscribed to
 * the others, and so of no use to whoever borrows it next.
 */
abstract class Subscriber {
  private boolean over;

  /** Subscribes, and blocks until the subscription is over or the connection lost. Done once. */
  final void run(UnifiedJedis jedis, String... channels) {
    try (Connection connection = borrow(jedis, channels[0])) {
      try {
        if (connection == null) {
          listen(jedis, channels);
        } else {
          listen(connection, channels);
        }
      } finally {
        // Before the connection is closed: Jedis would connect it anew to send something on it.
        over();
        if (connection != null) {
          connection.setBroken();
        }
      }
    }
  }

  /** A connection to where a channel is told of; null from a client that lends none. */
  private static @Nullable Connection borrow(UnifiedJedis jedis, String channel) {
    if (jedis instanceof RedisClusterClient cluster) {
      return cluster.getConnectionFromSlot(JedisClusterCRC16.getSlot(channel));
    }
    if (jedis instanceof RedisClient single) {
      return single.getPool().getResource();
    }
    if (jedis instanceof RedisSentinelClient sentinel) {
      for (Pool<Connection> pool : sentinel.getPrimaryNodesConnectionMap().values()) {
        return pool.getResource();
      }
    }
    return null;
  }

  private synchronized void over() {
    over = true;
  }

  /** Subscribes to more, or again: each is confirmed, so the connection works. Does not block. */
  final synchronized void subscribe(String channel) {
    if (isRunning()) {
      add(channel);
    }
  }

  /** Ends the subscription, if the server still hears of it. Does not block. */
  final synchronized void end() {
    if (isRunning()) {
      removeAll();
    }
  }

  /** Whether {@link #subscribe} and {@link #end} do something. */
  final synchronized boolean isRunning() {
    return !over && isSubscribed();
  }

  /** Blocks until the subscription is over. */
  abstract void listen(Connection connection, String... channels);

  /** As {@link #listen(Connection, String...)}, on whichever connection the client takes. */
  void listen(UnifiedJedis jedis, String... channels) {
    throw new JedisException(jedis.getClass() + " lends no connection to listen on");
  }

  abstract boolean isSubscribed();

  abstract void add(String channel);

  abstract void removeAll();

  /** Hears what a subscriber does, on the thread that runs it. */
  interface Ear {
    /** The subscription to a channel is confirmed. */
    void subscribed(String channel);

    void told(String channel);
  }
}
