package dev.breaker.benchmarks.redis;

import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.RedisStorage;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/**
 * The server of a group: one that is started on loopback and ended afterwards, or the user's. On
 * the user's, the keys of an earlier run are removed at the beginning, and those of this one at the
 * end.
 */
final class BenchmarkRedis implements AutoCloseable {
  static final String PREFIX = "breaker-benchmark";

  private final @Nullable TestRedis own;
  private final String uri;
  private final UnifiedJedis jedis;

  private BenchmarkRedis(@Nullable TestRedis own, String uri) {
    this.own = own;
    this.uri = uri;
    jedis = RedisClient.create(uri);
  }

  /** On the server of this URI, or on one of its own if that is null. */
  static BenchmarkRedis at(@Nullable String uri) {
    if (uri == null) {
      TestRedis own = TestRedis.started();
      return new BenchmarkRedis(own, own.uri());
    }
    BenchmarkRedis redis = new BenchmarkRedis(null, uri);
    redis.removeKeys();
    return redis;
  }

  /** The server, if it was started here and may be frozen. */
  @Nullable TestRedis own() {
    return own;
  }

  /** A connection to look at the server with. */
  UnifiedJedis jedis() {
    return jedis;
  }

  RedisStorage.Builder storage() {
    return RedisStorage.builder().uri(uri).keyPrefix(PREFIX);
  }

  private void removeKeys() {
    jedis.keys(PREFIX + "*").forEach(jedis::del);
  }

  @Override
  public void close() {
    try (jedis) {
      if (own == null) {
        removeKeys();
      } else {
        own.close();
      }
    }
  }
}
