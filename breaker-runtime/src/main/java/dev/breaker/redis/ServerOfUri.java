package dev.breaker.redis;

import dev.breaker.base.NanoClock;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Jedis;

/** The one server of a URI, on connections of the storage's own. */
final class ServerOfUri implements Servers {
  private final RedisConnector connector;
  private final OwnConnection own;
  private final ScriptRunner runner;
  private final boolean tls;
  private final NanoClock clock;

  ServerOfUri(
      RedisUri uri,
      Duration timeout,
      @Nullable SSLContext sslContext,
      CircuitScript script,
      String keyPrefix,
      NanoClock clock) {
    connector = new RedisConnector(uri, timeout, sslContext);
    own = new OwnConnection(new RedisConnector(uri, timeout, sslContext), clock);
    runner = new ScriptRunner(script, keyPrefix, own);
    tls = uri.tls();
    this.clock = clock;
  }

  @Override
  public ScriptRunner runner() {
    return runner;
  }

  @Override
  public Registrar registrar() {
    return own;
  }

  @Override
  public Push push() {
    return new Push(connector, runner.keyPrefix(), clock);
  }

  @Override
  public void end() {
    own.end();
  }

  @Override
  public <T> T ask(Question<T> question) {
    try (Connection connection = connector.get()) {
      return Asking.on(connection, question, clock);
    }
  }

  /** In a class of its own, since a process that only calls would load all Jedis's commands. */
  private static final class Asking {
    static <T> T on(Connection connection, Question<T> question, NanoClock clock) {
      return question.put(new Jedis(connection), new OwnConnection(() -> connection, clock));
    }
  }

  @Override
  public void disconnect() {
    own.close();
  }

  @Override
  public String unheard() {
    return tls ? TlsTrouble.UNHEARD : "";
  }
}
