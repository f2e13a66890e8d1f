package dev.breaker.redis;

import dev.breaker.base.NanoClock;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.Pool;

/** A server that is reached on the connections of a client of the user's. */
final class PooledNode implements Node, Registrar {
  private static final int TRIES = 3;

  private final Supplier<@Nullable Connection> lender;
  private final Supplier<AbstractPipeline> otherwise;
  private final Runnable giveUp;
  private final NanoClock clock;
  private volatile @Nullable Connection lent;
  private long usedAt;

  /** The second supplier is for a client that lends no connection. */
  private PooledNode(
      Supplier<@Nullable Connection> lender,
      Supplier<AbstractPipeline> otherwise,
      Runnable giveUp,
      NanoClock clock) {
    this.lender = lender;
    this.otherwise = otherwise;
    this.giveUp = giveUp;
    this.clock = clock;
    usedAt = clock.now();
  }

  /** The one server that a client uses, whichever it is at the moment. */
  static PooledNode of(UnifiedJedis jedis, NanoClock clock) {
    return new PooledNode(
        () -> LentConnection.of(jedis), jedis::pipelined, () -> connectAnew(jedis), clock);
  }

  private static void connectAnew(UnifiedJedis jedis) {
    Pool<Connection> pool = LentConnection.pool(jedis);
    if (pool != null) {
      pool.clear();
    }
  }

  /** One of several servers; the pool can be another one each time. */
  static PooledNode of(Supplier<ConnectionPool> pool, NanoClock clock) {
    return new PooledNode(
        () -> pool.get().getResource(),
        () -> {
          throw new IllegalStateException("a pool lends connections");
        },
        () -> pool.get().clear(),
        clock);
  }

  private AbstractPipeline pipeline() {
    Connection connection = lender.get();
    lent = connection;
    return connection == null ? otherwise.get() : new Pipeline(connection, true);
  }

  private void ping() {
    try (AbstractPipeline pipeline = pipeline()) {
      Response<Object> pong = pipeline.sendCommand(new CommandArguments(Protocol.Command.PING));
      pipeline.sync();
      pong.get();
    } finally {
      lent = null;
    }
  }

  /** A server that refuses this is not given up: it may still take steps. */
  @Override
  public void register(String key, List<String> services, Duration kept) {
    try (AbstractPipeline pipeline = pipeline()) {
      Response<Object> registered =
          pipeline.eval(Registrar.script(), List.of(key), Registrar.arguments(services, kept));
      pipeline.sync();
      registered.get();
    } finally {
      lent = null;
    }
  }

  @Override
  public void end() {
    Connection connection = lent;
    if (connection != null) {
      RedisConnector.disconnect(connection);
    }
  }

  @Override
  public void answered() {
    usedAt = clock.now();
  }

  @Override
  public boolean isDoubtful() {
    return clock.now() - usedAt > OwnConnection.TRUSTED_IDLE_NANOS;
  }

  @Override
  public void wakeUp() {
    if (!isDoubtful()) {
      return;
    }
    for (int left = TRIES; ; left--) {
      try {
        ping();
        return;
      } catch (JedisDataException e) {
        giveUp.run();
        return;
      } catch (JedisConnectionException e) {
        if (left == 1 || e.getCause() instanceof SocketTimeoutException) {
          throw e;
        }
      }
    }
  }

  @Override
  public List<Object> take(List<ScriptCall> calls, CircuitScript script, Form form) {
    List<Response<Object>> responses = new ArrayList<>(calls.size());
    try (AbstractPipeline pipeline = pipeline()) {
      for (ScriptCall call : calls) {
        if (form == Form.ARRIVING) {
          pipeline.sendCommand(new CommandArguments(Protocol.Command.ASKING));
        }
        responses.add(
            form.isByHash(responses.size())
                ? pipeline.evalsha(script.sha1(), List.of(call.key()), call.arguments())
                : pipeline.eval(script.source(), List.of(call.key()), call.arguments()));
      }
      pipeline.sync();
    } finally {
      lent = null;
    }
    List<Object> replies = new ArrayList<>(responses.size());
    for (Response<Object> response : responses) {
      try {
        replies.add(response.get());
      } catch (JedisDataException e) {
        replies.add(e);
      }
    }
    if (RedisTrouble.isOfServerAlone(replies)) {
      giveUp.run();
    }
    return replies;
  }
}
