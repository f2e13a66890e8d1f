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
}
