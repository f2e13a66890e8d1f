package dev.breaker.redis;

import dev.breaker.base.NanoClock;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;

/** The one server that a client of Jedis has at the moment, on its connections. */
final class ServersOfClient implements Servers {
  private final UnifiedJedis client;
  private final CircuitScript script;
  private final PooledNode node;
  private final ScriptRunner runner;
  private final NanoClock clock;

  private ServersOfClient(
      UnifiedJedis client, CircuitScript script, String keyPrefix, NanoClock clock) {
    this.client = client;
    this.script = script;
    this.clock = clock;
    node = PooledNode.of(client, clock);
    ScriptSender sender = new ScriptSender(script);
    runner = new ScriptRunner(keyPrefix, calls -> sender.take(node, calls));
  }

  /** Those of a cluster are another class's. */
  static Servers of(UnifiedJedis client, CircuitScript script, String keyPrefix, NanoClock clock) {
    return client instanceof RedisClusterClient cluster
        ? new ServersOfCluster(cluster, script, keyPrefix, clock)
        : new ServersOfClient(client, script, keyPrefix, clock);
  }

  @Override
  public ScriptRunner runner() {
    return runner;
  }

  @Override
  public Registrar registrar() {
    return node;
  }

  @Override
  public Publisher publisher() {
    return node;
  }

  @Override
  public Push push() {
    return new Push(client, runner.keyPrefix(), node, clock);
  }

  @Override
  public void end() {
    node.end();
  }

  @Override
  public <T> T ask(Question<T> question) {
    ScriptSender sender = new ScriptSender(script);
    PooledNode asked = PooledNode.of(client, clock);
    return question.put(client, calls -> sender.take(asked, calls));
  }

  /** Whoever made the client closes it. */
  @Override
  public void disconnect() {}

  @Override
  public String unheard() {
    return "";
  }
}
