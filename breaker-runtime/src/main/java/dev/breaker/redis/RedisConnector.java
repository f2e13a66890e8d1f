package dev.breaker.redis;

import java.time.Duration;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;

/** Builds the client for a URI, with settings that suit one reporting thread. */
final class RedisConnector {
  private RedisConnector() {}

  static UnifiedJedis connect(RedisUri uri, Duration timeout) {
    int millis = Math.toIntExact(timeout.toMillis());
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(millis)
            .socketTimeoutMillis(millis)
            .database(uri.database())
            // Pinned: negotiated while the server is away, it would stay on the wrong one.
            .protocol(RedisProtocol.RESP2)
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
    if (uri.tls()) {
      config.sslOptions(SslOptions.defaults());
    }
    if (uri.password() != null) {
      config.user(uri.user()).password(uri.password());
    }
    return RedisClient.builder()
        .hostAndPort(uri.host(), uri.port())
        .clientConfig(config.build())
        .poolConfig(pool(timeout))
        .build();
  }

  private static GenericObjectPoolConfig<Connection> pool(Duration timeout) {
    GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
    pool.setMaxTotal(3);
    pool.setMaxIdle(1);
    pool.setMaxWait(timeout);
    pool.setJmxEnabled(false);
    return pool;
  }
}
