package dev.breaker.redis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * One way to subscribe to channels on a connection of its own.
 *
 * <p>That connection does not go back to the client's pool. Jedis would give it back as good when
 * the server refuses one channel of several, which is how a moved slot shows: still subscribed to
 * the others, and so of no use to whoever borrows it next.
 */
abstract class Subscriber {
  private volatile @Nullable Connection connection;
  private volatile boolean ended;
  private boolean over;

  /** The channels that the server was asked for. */
  private final Set<String> asked = new HashSet<>();

  /**
   * Subscribes on a connection of its own, and blocks until the subscription is over or the
   * connection lost. Then it closes that. Done once.
   */
  final void run(Connection own, String... channels) {
    connection = own;
    try {
      if (!ended) {
        listen(own, channels);
      }
    } finally {
      // Before the connection is closed: Jedis would connect it anew to send something on it.
      over();
      own.setBroken();
      own.close();
    }
  }

  /** As {@link #run(Connection, String...)}, on a connection that a client lends if it can. */
  final void run(UnifiedJedis jedis, String... channels) {
    Connection borrowed = borrow(jedis, channels[0]);
    if (borrowed != null) {
      run(borrowed, channels);
      return;
    }
    try {
      if (!ended) {
        listen(jedis, channels);
      }
    } finally {
      over();
    }
  }

  /** A connection to where a channel is told of; null from a client that lends none. */
  private static @Nullable Connection borrow(UnifiedJedis jedis, String channel) {
    if (jedis instanceof RedisClusterClient cluster) {
      return cluster.getConnectionFromSlot(JedisClusterCRC16.getSlot(channel));
    }
    return LentConnection.of(jedis);
  }

  private synchronized void over() {
    over = true;
  }

  /** Subscribes to more, or again: each is confirmed, so the connection works. Does not block. */
  final synchronized void subscribe(String channel) {
    if (isRunning()) {
      asked.add(channel);
      add(channel);
    }
  }

  /** Subscribes to what it has not asked for yet. Does not block. */
  final synchronized void complete(Set<String> channels) {
    for (String channel : channels) {
      if (!asked.contains(channel)) {
        subscribe(channel);
      }
    }
  }

  /** Begins by asking for these. */
  final synchronized void asks(String... channels) {
    asked.addAll(List.of(channels));
  }

  /**
   * Ends the subscription, and its connection with it: a network that has forgotten the connection
   * would never bring the answer to an {@code UNSUBSCRIBE}. Does not block.
   */
  final void end() {
    ended = true;
    Connection own = connection;
    if (own != null) {
      RedisConnector.disconnect(own);
    } else {
      unsubscribe();
    }
  }

  private synchronized void unsubscribe() {
    if (isRunning()) {
      removeAll();
    }
  }

  /** Whether {@link #subscribe} does something. */
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

  /** Where the client lends no connection that could be ended. */
  void removeAll() {}

  /** Hears what a subscriber does, on the thread that runs it. */
  interface Ear {
    /** The subscription to a channel is confirmed. */
    void subscribed(String channel);

    void told(String channel);
  }
}
