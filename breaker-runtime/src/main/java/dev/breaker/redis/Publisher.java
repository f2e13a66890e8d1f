package dev.breaker.redis;

/** Publishes on the way by which steps go, to find out whether push still hears of them. */
interface Publisher {
  /**
   * Publishes an empty message.
   *
   * @throws redis.clients.jedis.exceptions.JedisException if it is not known to be published
   */
  void publish(String channel);

  /** What is another object once steps go to another server, or over another connection. */
  Object way();
}
