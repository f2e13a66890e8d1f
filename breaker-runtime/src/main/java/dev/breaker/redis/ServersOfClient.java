package dev.breaker.redis;

import dev.breaker.base.NanoClock;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;

/** The servers that a client of the user's knows, on its connections. */
final class ServersOfClient implements Servers {
  private final UnifiedJedis client;
  private final ScriptRunner runner;
  private final Registrar registrar;
  private final Runnable ending;
  private final NanoClock clock;

  private ServersOfClient(
      UnifiedJedis client,
      ScriptRunner runner,
      Registrar registrar,
      Runnable ending,
      NanoClock clock) {
    this.client = client;
    this.runner = runner;
    this.registrar = registrar;
    this.ending = ending;
    this.clock = clock;
  }

  static ServersOfClient of(
      UnifiedJedis client, CircuitScript script, String keyPrefix, NanoClock clock) {
    if (client instanceof RedisClusterClient cluster) {
      ScriptRunner runner = new ScriptRunner(script, keyPrefix, cluster, clock);
      return new ServersOfClient(cluster, runner, Registrar.through(cluster), runner::end, clock);
    }
    PooledNode node = PooledNode.of(client, clock);
    return new ServersOfClient(
        client, new ScriptRunner(script, keyPrefix, node), node, node::end, clock);
  }

  @Override
  public ScriptRunner runner() {
    return runner;
  }

  @Override
  public Registrar registrar() {
    return registrar;
  }

  @Override
  public Push push() {
    return new Push(client, runner.keyPrefix(), clock);
  }

  @Override
  public void end() {
    ending.run();
  }

  @Override
  public <T> T ask(Question<T> question) {
    boolean cluster = client instanceof RedisClusterClient;
    return question.put(client, cluster ? null : PooledNode.of(client, clock));
  }

  /** The client is left alone. */
  @Override
  public void disconnect() {}

  @Override
  public String unheard() {
    return "";
  }
}
