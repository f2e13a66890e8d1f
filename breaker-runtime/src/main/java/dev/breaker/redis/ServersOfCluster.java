package dev.breaker.redis;

import dev.breaker.base.NanoClock;
import java.util.List;
import java.util.concurrent.Executor;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.commands.JedisCommands;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.resps.Tuple;

/** The nodes of a cluster, on the connections of a client of Jedis. */
final class ServersOfCluster implements Servers {
  private final RedisClusterClient client;
  private final CircuitScript script;
  private final ClusterRunner nodes;
  private final ScriptRunner runner;
  private final NanoClock clock;

  ServersOfCluster(
      RedisClusterClient client, CircuitScript script, String keyPrefix, NanoClock clock) {
    this.client = client;
    this.script = script;
    this.clock = clock;
    nodes = nodes();
    runner = new ScriptRunner(keyPrefix, nodes);
  }

  private ClusterRunner nodes() {
    return new ClusterRunner(new ClusterNodes(client, clock), new ScriptSender(script));
  }

  @Override
  public ScriptRunner runner() {
    return runner;
  }

  @Override
  public Registrar registrar() {
    return nodes();
  }

  @Override
  public Executor registering() {
    return ServersOfCluster::inBackground;
  }

  private static void inBackground(Runnable registration) {
    Thread thread = new Thread(null, registration, "breaker-registration", 0, false);
    // It keeps nothing of the application's.
    thread.setContextClassLoader(ServersOfCluster.class.getClassLoader());
    thread.setDaemon(true);
    thread.start();
  }

  /** Read from a replica while the master is away. */
  @Override
  public List<Tuple> entries(JedisCommands jedis, String key) {
    try {
      return Servers.super.entries(jedis, key);
    } catch (JedisException e) {
      return nodes().entriesOfReplica(key, e);
    }
  }

  @Override
  public Publisher publisher() {
    return nodes;
  }

  @Override
  public Push push() {
    return new Push(client, runner.keyPrefix(), nodes, clock);
  }

  @Override
  public void end() {
    nodes.end();
  }

  @Override
  public <T> T ask(Question<T> question) {
    return question.put(client, nodes());
  }

  /** Whoever made the client closes it. */
  @Override
  public void disconnect() {}

  @Override
  public String unheard() {
    return "";
  }
}
