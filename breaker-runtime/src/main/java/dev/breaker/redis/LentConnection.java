package dev.breaker.redis;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.Pool;

/** A connection that a client of the user's has lent; closing it gives it back. */
final class LentConnection {
  private LentConnection() {}

  /** To the one server that a client uses; null from a client that lends none. */
  static @Nullable Connection of(UnifiedJedis jedis) {
    Pool<Connection> pool = pool(jedis);
    return pool == null ? null : pool.getResource();
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
