package dev.breaker.redis;

import redis.clients.jedis.UnifiedJedis;

/** One way to subscribe to channels on a connection of its own. */
interface Subscriber {
  /** Subscribes, and blocks until the subscription is over or the connection lost. */
  void run(UnifiedJedis jedis, String... channels);

  /** Whether {@link #subscribe} can be called. */
  boolean isRunning();

  /** Subscribes to more, or again: each is confirmed, so the connection works. Does not block. */
  void subscribe(String... channels);

  /** Ends the subscription, if the server still hears of it. Does not block. */
  void end();

  /** Hears what a subscriber does, on the thread that runs it. */
  interface Ear {
    /** The subscription to a channel is confirmed. */
    void subscribed(String channel);

    void told(String channel);
  }
}
