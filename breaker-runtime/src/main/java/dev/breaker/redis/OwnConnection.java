package dev.breaker.redis;

import dev.breaker.base.NanoClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * The one connection that the reporting thread has to the server of a URI, made when first needed
 * and again when it is lost. Without Jedis's client and its pool, since a process that starts would
 * spend a tenth of a second on loading them.
 */
final class OwnConnection implements Node, Registrar, Publisher {
  /** A connection that was idle for longer may be dead; it is tried before outcomes go over it. */
  static final long TRUSTED_IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * A network may forget a connection that is idle for longer without telling either end, and a try
   * of it would take the whole timeout. Clouds do so after 4 to 10 minutes.
   */
  private static final long KEPT_IDLE_NANOS = TimeUnit.MINUTES.toNanos(3);

  private final Supplier<Connection> connector;
  private final @Nullable RedisConnector ofUri;
  private final NanoClock clock;
  private volatile @Nullable Connection connection;

  /** The connection over which something is under way. */
  private volatile @Nullable Connection busy;

  private long usedAt;

  OwnConnection(RedisConnector connector, NanoClock clock) {
    this(connector, connector, clock);
  }

  /** Of a supplier that cannot end a connecting that is under way. */
  OwnConnection(Supplier<Connection> connector, NanoClock clock) {
    this(connector, null, clock);
  }

  private OwnConnection(
      Supplier<Connection> connector, @Nullable RedisConnector ofUri, NanoClock clock) {
    this.connector = connector;
    this.ofUri = ofUri;
    this.clock = clock;
  }

  @Override
  public boolean isDoubtful() {
    long idle = clock.now() - usedAt;
    return connection != null && idle > TRUSTED_IDLE_NANOS && idle <= KEPT_IDLE_NANOS;
  }

  @Override
  public void wakeUp() {
    Connection open = connection;
    if (open == null) {
      return;
    }
    if (clock.now() - usedAt > KEPT_IDLE_NANOS) {
      close();
    } else if (isDoubtful()) {
      try {
        open.ping();
      } catch (JedisDataException e) {
        close();
      } catch (JedisConnectionException e) {
        close();
        if (RedisTrouble.isTimeout(e)) {
          throw e;
        }
      }
    }
  }

  @Override
  public void answered() {
    usedAt = clock.now();
  }

  @Override
  public List<Object> take(List<ScriptCall> calls, CircuitScript script, Form form) {
    List<CommandArguments> commands = new ArrayList<>(calls.size());
    for (ScriptCall call : calls) {
      commands.add(
          form.isByHash(commands.size())
              ? run(Protocol.Command.EVALSHA, script.sha1(), call)
              : run(Protocol.Command.EVAL, script.source(), call));
    }
    List<Object> replies = send(commands);
    if (RedisTrouble.isOfServerAlone(replies)) {
      close();
    }
    return replies;
  }

  private static CommandArguments run(Protocol.Command command, String script, ScriptCall call) {
    CommandArguments run = new CommandArguments(command).add(script).add(1).key(call.key());
    for (String argument : call.arguments()) {
      run.add(argument);
    }
    return run;
  }

  @Override
  public void register(String key, List<String> services, Duration kept) {
    ScriptCall entry = new ScriptCall(key, Registrar.arguments(services, kept));
    Object reply = send(List.of(run(Protocol.Command.EVAL, Registrar.script(), entry))).get(0);
    if (reply instanceof JedisDataException error) {
      throw error;
    }
  }

  @Override
  public void publish(String channel) {
    CommandArguments command = new CommandArguments(Protocol.Command.PUBLISH).add(channel).add("");
    Object reply = send(List.of(command)).get(0);
    if (reply instanceof JedisDataException error) {
      throw error;
    }
  }

  @Override
  public Object way() {
    Connection open = connection;
    return open == null ? this : open;
  }

  /** Sends all and then reads all replies. The connection is given up if that fails. */
  private List<Object> send(List<CommandArguments> commands) {
    Connection open = connection;
    if (open == null) {
      open = connector.get();
      connection = open;
    }
    boolean answered = false;
    busy = open;
    try {
      for (CommandArguments command : commands) {
        open.sendCommand(command);
      }
      List<Object> replies = texts(open.getMany(commands.size()));
      answered = true;
      return replies;
    } finally {
      busy = null;
      if (!answered) {
        // Whatever the field holds: it is empty if another thread has closed the connection.
        connection = null;
        RedisConnector.disconnect(open);
      }
    }
  }

  /** Bytes as text. Jedis's own way loads a hundred classes. */
  private static List<Object> texts(List<?> replies) {
    List<Object> texts = new ArrayList<>(replies.size());
    for (Object reply : replies) {
      if (reply instanceof byte[] bytes) {
        texts.add(new String(bytes, StandardCharsets.UTF_8));
      } else if (reply instanceof List<?> list) {
        texts.add(texts(list));
      } else {
        texts.add(reply);
      }
    }
    return texts;
  }

  /** It may be about to connect, so who wants an end of it calls again until there is one. */
  @Override
  public void end() {
    if (ofUri != null) {
      ofUri.endConnecting();
    }
    Connection open = busy;
    if (open != null) {
      RedisConnector.disconnect(open);
    }
  }

  /** Safe for any thread. A thread that writes or waits for a reply gets an exception. */
  void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      RedisConnector.disconnect(open);
    }
  }
}
