package dev.breaker.redis;

import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisClientConfig;

/** A connection whose socket is at hand, since a Jedis before 7.0 cannot end one that is busy. */
final class SocketConnection extends Connection {
  private final OneSocket socket;

  private SocketConnection(OneSocket socket, JedisClientConfig config) {
    super(socket, config);
    this.socket = socket;
  }

  /** Connects. As the wider type, since the JVM would load both to verify its caller. */
  static Connection connect(OneSocket socket, JedisClientConfig config) {
    return new SocketConnection(socket, config);
  }

  /** Ends it, also in the middle of a write or a read. For another thread. */
  void end() {
    setBroken();
    socket.end();
  }
}
