package dev.breaker.redis;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.resps.Tuple;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * Has the nodes of a cluster take steps, one pipeline for each node. A node that does not answer
 * costs the services that it holds, and no others: nodes that answer are asked first, and of those
 * that do not, at most one is waited for again in an exchange.
 *
 * <p>Jedis's own pipeline for clusters is not used: it starts threads each time, follows no
 * redirections, never looks for a dead node's successor, and hides that a node did not answer. Its
 * list of slots is not used either: to read it anew, it asks nodes in a fixed order, also those
 * that do not answer, and it takes no list with a hole.
 */
final class ClusterRunner implements StepTaker, Registrar, Publisher {
  private final ClusterNodes nodes;
  private final ScriptSender sender;
  private final ClusterSlots slots = new ClusterSlots();

  ClusterRunner(ClusterNodes nodes, ScriptSender sender) {
    this.nodes = nodes;
    this.sender = sender;
  }

  @Override
  public List<Object> take(List<ScriptCall> calls) {
    return new ClusterExchange(nodes, slots, sender, calls).run();
  }

  /** On the node that holds the key. */
  @Override
  public void register(String key, List<String> services, Duration kept) {
    if (slots.isOutdated()) {
      slots.read(nodes, new HashMap<>());
    }
    int slot = JedisClusterCRC16.getSlot(key);
    for (int hop = 0; ; hop++) {
      String address = slots.address(slot);
      if (address == null) {
        slots.outdated();
        throw new JedisConnectionException("no node holds " + key);
      }
      try {
        nodes.node(address, key).register(key, services, kept);
        return;
      } catch (JedisRedirectionException e) {
        if (hop == ClusterExchange.MOST_HOPS) {
          throw e;
        }
        slots.moved(slot, e.getTargetNode().toString());
      } catch (JedisConnectionException e) {
        nodes.didNotAnswer(address);
        slots.outdated();
        throw e;
      }
    }
  }

  /**
   * The entries of a sorted set, from a replica of the node that holds it.
   *
   * @param problem of that node, to be thrown if no replica answers
   */
  List<Tuple> entriesOfReplica(String key, JedisException problem) {
    try {
      slots.read(nodes, new HashMap<>());
    } catch (JedisException e) {
      problem.addSuppressed(e);
      throw problem;
    }
    for (String address : slots.replicas(JedisClusterCRC16.getSlot(key))) {
      try {
        return nodes.node(address, key).entriesOfReplica(key);
      } catch (JedisException e) {
        problem.addSuppressed(e);
      }
    }
    throw problem;
  }

  /** On any node that has answered, since each tells all others. Not always on the same. */
  @Override
  public void publish(String channel) {
    List<String> answering = nodes.answering();
    if (answering.isEmpty()) {
      throw new JedisConnectionException("no node of the cluster answers");
    }
    String address = answering.get(ThreadLocalRandom.current().nextInt(answering.size()));
    try {
      nodes.node(address, "").publish(channel);
    } catch (JedisConnectionException e) {
      nodes.didNotAnswer(address);
      throw e;
    }
  }

  @Override
  public Object way() {
    return this;
  }

  /** Ends what is under way, which then throws. For another thread; does nothing if nothing is. */
  void end() {
    nodes.end();
  }
}
