package dev.breaker.redis;

import static dev.breaker.base.Log.LOG;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Connects once. A Jedis connection that another thread has ended connects anew when something is
 * sent on it, without a login or its database, and no code would ever end that.
 */
final class OneSocket extends DefaultJedisSocketFactory {
  private final AtomicBoolean used = new AtomicBoolean();
  private volatile @Nullable Socket socket;

  OneSocket(HostAndPort address, JedisClientConfig config) {
    super(address, config);
  }

  @Override
  public Socket createSocket() {
    if (used.getAndSet(true)) {
      throw new JedisConnectionException("the connection was closed meanwhile");
    }
    Socket created = super.createSocket();
    socket = created;
    return created;
  }

  /**
   * Ends the socket, also in the middle of a write or a read; it may not be there yet. For another
   * thread.
   */
  void end() {
    Socket created = socket;
    if (created != null) {
      try {
        created.close();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "A connection to Redis did not close properly", e);
      }
    }
  }
}
