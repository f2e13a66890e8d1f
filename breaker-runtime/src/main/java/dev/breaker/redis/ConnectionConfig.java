package dev.breaker.redis;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisException;

/** The settings of the connections that the storage makes itself. */
final class ConnectionConfig {
  private ConnectionConfig() {}

  /** Of a connection that logs in. */
  static DefaultJedisClientConfig.Builder of(
      RedisUri uri, Duration timeout, @Nullable SSLContext sslContext) {
    DefaultJedisClientConfig.Builder config = withoutLogin(uri, timeout, sslContext);
    RedisLogin login = uri.login();
    if (login != null) {
      config.user(login.user()).password(login.password());
    }
    return config;
  }

  /**
   * Of a connection that does not log in.
   *
   * @param timeout for a connection to be made, and for each reply
   * @param sslContext for a URI with TLS; null for that of the JVM
   */
  static DefaultJedisClientConfig.Builder withoutLogin(
      RedisUri uri, Duration timeout, @Nullable SSLContext sslContext) {
    int millis = Math.toIntExact(timeout.toMillis());
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(millis)
            .socketTimeoutMillis(millis)
            // Pinned: negotiated while the server is away, it would stay on the wrong one.
            .protocol(RedisProtocol.RESP2)
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
    if (uri.tls()) {
      secure(config, sslContext == null ? ofTheJvm() : sslContext);
    }
    return config;
  }

  /** Made once for the whole JVM. Loading what it trusts takes long, and so does a handshake. */
  private static SSLContext ofTheJvm() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new JedisException("TLS: the JVM's default SSLContext cannot be made", e);
    }
  }

  /**
   * By what SslOptions are to replace: they know key stores, not contexts, and make a context for
   * each connection, which cannot resume the session of the last.
   */
  @SuppressWarnings("deprecation")
  private static void secure(DefaultJedisClientConfig.Builder config, SSLContext sslContext) {
    SSLParameters verifyingHostNames = new SSLParameters();
    verifyingHostNames.setEndpointIdentificationAlgorithm("HTTPS");
    config
        .ssl(true)
        .sslSocketFactory(sslContext.getSocketFactory())
        .sslParameters(verifyingHostNames);
  }
}
