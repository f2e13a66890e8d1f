package dev.breaker.redis;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.util.Pool;

/** A connection that a client of Jedis has lent; closing it gives it back. */
final class LentConnection {
  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(1);

  private LentConnection() {}

  /** To the one server that a client uses; null from a client that lends none. */
  static @Nullable Connection of(UnifiedJedis jedis) {
    Pool<Connection> pool = pool(jedis);
    return pool == null ? null : of(pool);
  }

  /** Of a pool. Waits for one as long as the pool says, and a moment if it says for ever. */
  static Connection of(Pool<Connection> pool) {
    if (pool.getMaxWaitDuration().isNegative()) {
      awaitFree(pool);
    }
    return pool.getResource();
  }

  private static void awaitFree(Pool<Connection> pool) {
    long start = System.nanoTime();
    while (pool.getNumIdle() == 0
        && pool.getMaxTotal() >= 0
        && pool.getNumActive() >= pool.getMaxTotal()) {
      if (System.nanoTime() - start > MOMENT) {
        throw new JedisConnectionException(
            "all "
                + pool.getMaxTotal()
                + " connections of the client are in use; give its pool more of them, or do not"
                + " keep them");
      }
      LockSupport.parkNanos(LOOK_EVERY);
    }
  }

  /** The connections to the one server that a client uses; null if it keeps none. */
  static @Nullable Pool<Connection> pool(UnifiedJedis jedis) {
    try {
      if (jedis instanceof RedisClient single) {
        return single.getPool();
      }
      if (jedis instanceof RedisSentinelClient sentinel) {
        for (Pool<Connection> pool : sentinel.getPrimaryNodesConnectionMap().values()) {
          return pool;
        }
      }
    } catch (ClassCastException e) {
      // The client has a provider of connections of the user's own, and asks for Jedis's.
    }
    return null;
  }
}
