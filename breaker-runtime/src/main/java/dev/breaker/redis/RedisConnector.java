package dev.breaker.redis;

import static dev.breaker.base.Log.LOG;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisException;

/** Reaches the server of a URI. */
final class RedisConnector implements Supplier<Connection> {
  private final RedisUri uri;
  private final Duration timeout;
  private final @Nullable SSLContext sslContext;
  private volatile @Nullable OneSocket connecting;

  RedisConnector(RedisUri uri, Duration timeout, @Nullable SSLContext sslContext) {
    this.uri = uri;
    this.timeout = timeout;
    this.sslContext = sslContext;
  }

  /** Connects. */
  @Override
  public Connection get() {
    JedisClientConfig config = config();
    OneSocket socket = new OneSocket(new HostAndPort(uri.host(), uri.port()), config);
    connecting = socket;
    try {
      return SocketConnection.connect(socket, config);
    } finally {
      connecting = null;
    }
  }

  /** Ends the latest attempt to connect, if one is under way. For another thread. */
  void endConnecting() {
    OneSocket socket = connecting;
    if (socket != null) {
      socket.end();
    }
  }

  /** Ends a connection. A thread that waits for a reply on it gets an exception. */
  static void disconnect(Connection connection) {
    if (connection instanceof SocketConnection own) {
      own.end();
      return;
    }
    try {
      connection.forceDisconnect();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A connection to Redis did not close properly", e);
    }
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
      secure(config, sslContext == null ? ofTheJvm() : sslContext);
    }
    if (uri.password() != null) {
      config.user(uri.user()).password(uri.password());
    }
    return config.build();
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
