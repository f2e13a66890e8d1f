package dev.breaker.redis;

import dev.breaker.base.NanoClock;
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
import redis.clients.jedis.resps.Tuple;
import redis.clients.jedis.util.Pool;

/** A server that is reached on the connections of a client of Jedis. */
final class PooledNode implements Node, Registrar, Publisher {
  private static final int TRIES = 3;

  private final Supplier<@Nullable Pool<Connection>> pools;
  private final Supplier<AbstractPipeline> otherwise;
  private final NanoClock clock;
  private volatile @Nullable Connection lent;
  private long usedAt;

  /**
   * On the connections of a pool, which can be another one each time.
   *
   * @param otherwise for a client that has no pool
   */
  private PooledNode(
      Supplier<@Nullable Pool<Connection>> pools,
      Supplier<AbstractPipeline> otherwise,
      NanoClock clock) {
    this.pools = pools;
    this.otherwise = otherwise;
    this.clock = clock;
    usedAt = clock.now();
  }

  /** The one server that a client uses, whichever it is at the moment. */
  static PooledNode of(UnifiedJedis jedis, NanoClock clock) {
    return new PooledNode(() -> LentConnection.pool(jedis), jedis::pipelined, clock);
  }

  /** One of several servers. */
  static PooledNode of(Supplier<ConnectionPool> pool, NanoClock clock) {
    return new PooledNode(
        pool::get,
        () -> {
          throw new IllegalStateException("a pool lends connections");
        },
        clock);
  }

  private AbstractPipeline pipeline() {
    Pool<Connection> pool = pools.get();
    if (pool == null) {
      return otherwise.get();
    }
    Connection connection = LentConnection.of(pool);
    lent = connection;
    return new Pipeline(connection, true);
  }

  /** The next steps go over new connections. */
  private void giveUp() {
    Pool<Connection> pool = pools.get();
    if (pool != null) {
      pool.clear();
    }
  }

  /** Asks for the slots of all nodes of the cluster that this one is in. */
  Object slots() {
    return ask(new CommandArguments(Protocol.Command.CLUSTER).add("SLOTS"));
  }

  private Object ask(CommandArguments command) {
    try (AbstractPipeline pipeline = pipeline()) {
      Response<Object> reply = pipeline.sendCommand(command);
      pipeline.sync();
      return reply.get();
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

  /** The entries of a sorted set, though this replicates it only. */
  List<Tuple> entriesOfReplica(String key) {
    try (AbstractPipeline pipeline = pipeline()) {
      Response<Object> unusedOk =
          pipeline.sendCommand(new CommandArguments(Protocol.Command.READONLY));
      Response<List<Tuple>> entries = pipeline.zrangeWithScores(key, 0, -1);
      Response<Object> unusedEnd =
          pipeline.sendCommand(new CommandArguments(Protocol.Command.READWRITE));
      pipeline.sync();
      return entries.get();
    } finally {
      lent = null;
    }
  }

  @Override
  public void publish(String channel) {
    Object unusedCount = ask(new CommandArguments(Protocol.Command.PUBLISH).add(channel).add(""));
  }

  /** With Sentinel, the client makes a new pool for each new master. */
  @Override
  public Object way() {
    Object pool = pools.get();
    return pool == null ? this : pool;
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
        Object unusedPong = ask(new CommandArguments(Protocol.Command.PING));
        return;
      } catch (JedisDataException e) {
        giveUp();
        return;
      } catch (JedisConnectionException e) {
        if (left == 1 || RedisTrouble.isTimeout(e)) {
          throw e;
        }
      }
    }
  }

  @Override
  public List<Object> take(List<ScriptCall> calls, CircuitScript script, Form form) {
    List<Response<Object>> responses = new ArrayList<>(calls.size());
    String source = form == Form.ARRIVING ? script.arriving() : script.source();
    try (AbstractPipeline pipeline = pipeline()) {
      for (ScriptCall call : calls) {
        if (form == Form.ARRIVING) {
          pipeline.sendCommand(new CommandArguments(Protocol.Command.ASKING));
        }
        responses.add(
            form.isByHash(responses.size())
                ? pipeline.evalsha(script.sha1(), List.of(call.key()), call.arguments())
                : pipeline.eval(source, List.of(call.key()), call.arguments()));
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
      giveUp();
    }
    return replies;
  }
}
