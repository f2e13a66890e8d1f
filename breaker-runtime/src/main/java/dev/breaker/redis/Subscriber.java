package dev.breaker.redis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;

/**
 * One subscription to channels, on a connection of its own.
 *
 * <p>That connection does not go back to the client's pool. A connection that is still subscribed
 * is of no use to the next one who borrows it.
 */
final class Subscriber {
  private static final int SLOTS_OF_A_CLUSTER = 16_384;

  private final JedisPubSub subscription;
  private volatile @Nullable Connection connection;
  private volatile boolean ended;
  private boolean over;

  /** The channels that the server was asked for. */
  private final Set<String> asked = new HashSet<>();

  Subscriber(Ear ear) {
    subscription =
        new JedisPubSub() {
          @Override
          public void onSubscribe(String channel, int subscribedChannels) {
            ear.subscribed(channel);
          }

          @Override
          public void onMessage(String channel, String message) {
            ear.told(channel);
          }
        };
  }

  /**
   * Subscribes on a connection of its own, and blocks until the subscription is over or the
   * connection lost. Then it closes that. Done once.
   */
  void run(Connection own, String... channels) {
    connection = own;
    try {
      if (!ended) {
        asks(channels);
        subscription.proceed(own, channels);
      }
    } finally {
      // Before the connection is closed: Jedis would connect it anew to send something on it.
      over();
      own.setBroken();
      own.close();
    }
  }

  /** As {@link #run(Connection, String...)}, on a connection that a client lends if it can. */
  void run(UnifiedJedis jedis, String... channels) {
    Connection borrowed = borrow(jedis);
    if (borrowed != null) {
      run(borrowed, channels);
      return;
    }
    try {
      if (!ended) {
        asks(channels);
        jedis.subscribe(subscription, channels);
      }
    } finally {
      over();
    }
  }

  /** In a cluster, from any node, since each tells of all channels; null if none is lent. */
  private static @Nullable Connection borrow(UnifiedJedis jedis) {
    if (jedis instanceof RedisClusterClient cluster) {
      int slot = ThreadLocalRandom.current().nextInt(SLOTS_OF_A_CLUSTER);
      return cluster.getConnectionFromSlot(slot);
    }
    return LentConnection.of(jedis);
  }

  private synchronized void asks(String... channels) {
    asked.addAll(List.of(channels));
  }

  private synchronized void over() {
    over = true;
  }

  /** Subscribes to more, or again: each is confirmed, so the connection works. Does not block. */
  synchronized void subscribe(String channel) {
    if (isRunning()) {
      asked.add(channel);
      subscription.subscribe(channel);
    }
  }

  /** Subscribes to one less. Does not block. */
  synchronized void unsubscribe(String channel) {
    if (isRunning() && asked.remove(channel)) {
      subscription.unsubscribe(channel);
    }
  }

  /** Subscribes to what it has not asked for yet. Does not block. */
  synchronized void complete(Set<String> channels) {
    for (String channel : channels) {
      if (!asked.contains(channel)) {
        subscribe(channel);
      }
    }
  }

  /**
   * Ends the subscription, and its connection with it: a network that has forgotten the connection
   * would never bring the answer to an {@code UNSUBSCRIBE}. Does not block.
   */
  void end() {
    ended = true;
    Connection own = connection;
    if (own != null) {
      RedisConnector.disconnect(own);
    } else {
      unsubscribe();
    }
  }

  /** Where the client lends no connection that could be ended. */
  private synchronized void unsubscribe() {
    if (isRunning()) {
      subscription.unsubscribe();
    }
  }

  /** Whether {@link #subscribe} does something. */
  synchronized boolean isRunning() {
    return !over && subscription.isSubscribed();
  }

  /** Hears what a subscriber does, on the thread that runs it. */
  interface Ear {
    /** The subscription to a channel is confirmed. */
    void subscribed(String channel);

    void told(String channel);
  }
}
