package dev.breaker.redis;

import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Connects once. A Jedis connection that another thread has ended connects anew when something is
 * sent on it, without a login or its database, and nobody would ever end that.
 */
final class OneSocket extends DefaultJedisSocketFactory {
  private final AtomicBoolean used = new AtomicBoolean();

  OneSocket(HostAndPort address, JedisClientConfig config) {
    super(address, config);
  }

  @Override
  public Socket createSocket() {
    if (used.getAndSet(true)) {
      throw new JedisConnectionException("the connection was closed meanwhile");
    }
    return super.createSocket();
  }
}
