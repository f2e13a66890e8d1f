package dev.breaker.redis;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;
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

  static UnifiedJedis connect(RedisUri uri, Duration timeout, @Nullable SSLContext sslContext) {
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
      if (sslContext == null) {
        config.sslOptions(SslOptions.defaults());
      } else {
        secure(config, sslContext);
      }
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

  /** By what SslOptions are to replace: they know key stores, not contexts. */
  @SuppressWarnings("deprecation")
  private static void secure(DefaultJedisClientConfig.Builder config, SSLContext sslContext) {
    SSLParameters verifyingHostNames = new SSLParameters();
    verifyingHostNames.setEndpointIdentificationAlgorithm("HTTPS");
    config
        .ssl(true)
        .sslSocketFactory(sslContext.getSocketFactory())
        .sslParameters(verifyingHostNames);
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
