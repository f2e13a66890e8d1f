package dev.breaker.redis;

import dev.breaker.storage.NanoClock;
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
  private final NanoClock clock;
  private long usedAt;

  private Node(Runnable ping, Supplier<AbstractPipeline> pipelines, NanoClock clock) {
    this.ping = ping;
    this.pipelines = pipelines;
    this.clock = clock;
    usedAt = clock.now();
  }

  /** The one server that a client uses, whichever it is at the moment. */
  static Node of(UnifiedJedis jedis, NanoClock clock) {
    return new Node(jedis::ping, jedis::pipelined, clock);
  }

  /** One of several servers; the pool can be another one each time. */
  static Node of(Supplier<ConnectionPool> pool, NanoClock clock) {
    return new Node(
        () -> {
          try (Connection connection = pool.get().getResource()) {
            connection.ping();
          }
        },
        () -> new Pipeline(pool.get().getResource(), true),
        clock);
  }

  AbstractPipeline pipelined() {
    return pipelines.get();
  }

  void answered() {
    usedAt = clock.now();
  }

  /**
   * Outcomes that are sent over a dead connection are lost, since nobody knows whether the server
   * got them. So a connection that the server, a firewall or a freeze may have ended is tried
   * first.
   */
  void wakeUp() {
    if (clock.now() - usedAt <= TRUSTED_IDLE_NANOS) {
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
