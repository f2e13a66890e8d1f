package dev.breaker.redis;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;

/** Reaches the server of a URI, with settings that suit one reporting thread. */
final class RedisConnector {
  private final RedisUri uri;
  private final Duration timeout;
  private final @Nullable SSLContext sslContext;

  RedisConnector(RedisUri uri, Duration timeout, @Nullable SSLContext sslContext) {
    this.uri = uri;
    this.timeout = timeout;
    this.sslContext = sslContext;
  }

  /** Connects. */
  Connection connection() {
    return new Connection(new HostAndPort(uri.host(), uri.port()), config());
  }

  /** For more than one thread; connects when first used. */
  UnifiedJedis client() {
    return RedisClient.builder()
        .hostAndPort(uri.host(), uri.port())
        .clientConfig(config())
        .poolConfig(pool())
        .build();
  }

  private JedisClientConfig config() {
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
    return config.build();
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

  private GenericObjectPoolConfig<Connection> pool() {
    GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
    pool.setMaxTotal(3);
    pool.setMaxIdle(1);
    pool.setMaxWait(timeout);
    // Used seldom, so its connection may well be dead.
    pool.setTestOnBorrow(true);
    pool.setJmxEnabled(false);
    return pool;
  }
}
