package dev.breaker.testing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/**
 * A real Redis for the tests of a class, by {@code @RegisterExtension}. In a static field, it is
 * one server for all tests of the class. In another field, each test has a server of its own.
 * Either way, the server is empty when a test starts.
 */
public final class RedisExtension implements BeforeAllCallback, BeforeEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(RedisExtension.class);

  private final String[] settings;
  private @Nullable TestRedis server;
  private boolean registered;

  /** The settings are arguments of the server, such as {@code --maxmemory}. */
  public RedisExtension(String... settings) {
    this.settings = settings.clone();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    endWith(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    endWith(context);
    try (Jedis jedis = jedis()) {
      jedis.flushAll();
    }
  }

  /** JUnit closes what is stored when the class, or the test, is over. */
  private void endWith(ExtensionContext context) {
    if (!registered) {
      server();
      context.getStore(NAMESPACE).put(this, (AutoCloseable) this::end);
      registered = true;
    }
  }

  /** The next class that inherits the field has a new server. */
  private void end() {
    server().close();
    server = null;
    registered = false;
  }

  /** The server. It starts when a field of the test needs it, or else before the test. */
  public TestRedis server() {
    TestRedis server = this.server;
    if (server == null) {
      server = TestRedis.started(settings);
      this.server = server;
    }
    return server;
  }

  public int port() {
    return server().port();
  }

  public HostAndPort address() {
    return server().address();
  }

  public String uri() {
    return server().uri();
  }

  /** A plain connection for looking at what the server holds. */
  public Jedis jedis() {
    return server().jedis();
  }
}
