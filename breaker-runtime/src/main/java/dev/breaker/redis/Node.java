package dev.breaker.redis;

import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** A server that steps are sent to in pipelines. For one thread at a time. */
final class Node {
  /** A connection that was idle for longer may be dead; it is tried before outcomes go over it. */
  private static final long TRUSTED_IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int TRIES = 3;

  private final Runnable ping;
  private final Supplier<AbstractPipeline> pipelines;
  private long usedAt = System.nanoTime();

  private Node(Runnable ping, Supplier<AbstractPipeline> pipelines) {
    this.ping = ping;
    this.pipelines = pipelines;
  }

  /** The one server that a client uses, whichever it is at the moment. */
  static Node of(UnifiedJedis jedis) {
    return new Node(jedis::ping, jedis::pipelined);
  }

  /** One of several servers; the pool can be another one each time. */
  static Node of(Supplier<ConnectionPool> pool) {
    return new Node(
        () -> {
          try (Connection connection = pool.get().getResource()) {
            connection.ping();
          }
        },
        () -> new Pipeline(pool.get().getResource(), true));
  }

  AbstractPipeline pipelined() {
    return pipelines.get();
  }

  void answered() {
    usedAt = System.nanoTime();
  }

  /**
   * Outcomes that are sent over a dead connection are lost, since nobody knows whether the server
   * got them. So a connection that the server, a firewall or a freeze may have ended is tried
   * first.
   */
  void wakeUp() {
    if (System.nanoTime() - usedAt <= TRUSTED_IDLE_NANOS) {
      return;
    }
    for (int left = TRIES; ; left--) {
      try {
        ping.run();
        return;
      } catch (JedisConnectionException e) {
        if (left == 1 || e.getCause() instanceof SocketTimeoutException) {
          throw e;
        }
      }
    }
  }
}
