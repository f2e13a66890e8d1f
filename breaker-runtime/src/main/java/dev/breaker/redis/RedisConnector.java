package dev.breaker.redis;

import static dev.breaker.base.Log.LOG;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

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
    JedisClientConfig config =
        ConnectionConfig.of(uri, timeout, sslContext).database(uri.database()).build();
    RedisAddress server = uri.address();
    OneSocket socket = new OneSocket(new HostAndPort(server.host(), server.port()), config);
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
}
