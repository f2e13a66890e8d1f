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
  private final CircuitScript script;
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
    this.script = script;
    ScriptSender sender = new ScriptSender(script);
    runner = new ScriptRunner(keyPrefix, calls -> sender.take(own, calls));
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
  public Publisher publisher() {
    return own;
  }

  @Override
  public Push push() {
    return new Push(connector, runner.keyPrefix(), own, clock);
  }

  @Override
  public void end() {
    own.end();
  }

  @Override
  public <T> T ask(Question<T> question) {
    try (Connection connection = connector.get()) {
      return Asking.on(connection, question, script, clock);
    }
  }

  /** In a class of its own, since a process that only calls would load all Jedis's commands. */
  private static final class Asking {
    static <T> T on(
        Connection connection, Question<T> question, CircuitScript script, NanoClock clock) {
      ScriptSender sender = new ScriptSender(script);
      OwnConnection node = new OwnConnection(() -> connection, clock);
      return question.put(new Jedis(connection), calls -> sender.take(node, calls));
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
