package dev.breaker.redis;

import static java.util.Objects.requireNonNull;

import dev.breaker.redis.ClusterNodes.UnknownNodeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
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
  /** A slot that is about to move can be two nodes away, and may move on meanwhile. */
  private static final int MOST_HOPS = 5;

  private final ClusterNodes nodes;
  private final ScriptSender sender;
  private final ClusterSlots slots = new ClusterSlots();

  ClusterRunner(ClusterNodes nodes, ScriptSender sender) {
    this.nodes = nodes;
    this.sender = sender;
  }

  @Override
  public List<Object> take(List<ScriptCall> calls) {
    Exchange exchange = new Exchange(calls);
    exchange.run();
    return exchange.replies();
  }

  /** On the node that holds the key, unless that did not answer the last time. */
  @Override
  public void register(String key, List<String> services, Duration kept) {
    if (slots.isOutdated()) {
      look(new HashMap<>());
    }
    int slot = JedisClusterCRC16.getSlot(key);
    for (int hop = 0; ; hop++) {
      String address = slots.address(slot);
      if (address == null || nodes.isSilent(address)) {
        throw new JedisConnectionException(
            address == null ? "no node holds " + key : address + " does not answer");
      }
      try {
        nodes.node(address, key).register(key, services, kept);
        return;
      } catch (JedisRedirectionException e) {
        if (hop == MOST_HOPS) {
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

  /** On any node that answers, since each tells all others. Not always on the same. */
  @Override
  public void publish(String channel) {
    List<String> answering = nodes.addresses();
    answering.removeIf(nodes::isSilent);
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

  /**
   * Reads which node holds which slot, from the first node that answers.
   *
   * @param failed the nodes that have failed in this exchange, which are not asked; grows by those
   *     that fail now
   * @return what went wrong if no node answered; null if one did
   */
  private @Nullable RuntimeException look(Map<String, RuntimeException> failed) {
    RuntimeException problem = null;
    boolean triedSilent = false;
    for (String address : nodes.addresses()) {
      boolean silent = nodes.isSilent(address);
      if (failed.containsKey(address) || (silent && triedSilent)) {
        continue;
      }
      triedSilent |= silent;
      try {
        // The client knows the node, so that no key has to lead to it.
        slots.take(nodes.node(address, "").slots(), address);
        nodes.answered(address);
        return null;
      } catch (RuntimeException e) {
        failed.put(address, e);
        nodes.didNotAnswer(address);
        problem = e;
      }
    }
    return problem == null
        ? new JedisConnectionException("no node of the cluster answers")
        : problem;
  }

  /** The steps of one exchange, and what has come of them so far. */
  private final class Exchange {
    private final List<ScriptCall> calls;
    private final @Nullable Object[] replies;

    /** What went wrong with each node that has failed in this exchange. */
    private final Map<String, RuntimeException> failed = new HashMap<>();

    private Map<String, List<Integer>> next = new LinkedHashMap<>();

    /** Where steps go whose keys are on their way to a node. */
    private Map<Integer, String> arriving = new HashMap<>();

    /** The latest redirection of each step that has been redirected. */
    private final Map<Integer, JedisRedirectionException> redirections = new HashMap<>();

    private @Nullable RuntimeException problem;
    private boolean answered;
    private boolean lookedAgain;

    Exchange(List<ScriptCall> calls) {
      this.calls = calls;
      replies = new Object[calls.size()];
    }

    private int slot(int i) {
      return JedisClusterCRC16.getSlot(calls.get(i).key());
    }

    void run() {
      if (slots.isOutdated()) {
        problem = look(failed);
        answered = problem == null;
      }
      for (int i = 0; i < calls.size(); i++) {
        goesTo(slots.address(slot(i)), i);
      }
      for (int hop = 0; !next.isEmpty() && hop <= MOST_HOPS; hop++) {
        Map<String, List<Integer>> now = next;
        Map<Integer, String> ask = arriving;
        next = new LinkedHashMap<>();
        arriving = new HashMap<>();
        for (String address : nodes.livingFirst(now.keySet())) {
          send(address, requireNonNull(now.get(address)), ask);
        }
      }
      next.values().forEach(some -> some.forEach(this::redirectedTooOften));
      if (problem != null && !answered) {
        // Whether others still answer decides if it is the node or the cluster.
        answered = look(failed) == null;
      }
    }

    /** Any node tells where a slot is that none is known to hold. */
    private void goesTo(@Nullable String address, int i) {
      String target = address;
      if (target == null) {
        List<String> known = nodes.addresses();
        if (known.isEmpty()) {
          notTaken(i, new JedisConnectionException("the client knows no node of the cluster"));
          return;
        }
        target = known.get(0);
      }
      next.computeIfAbsent(target, first -> new ArrayList<>()).add(i);
    }

    private void send(String address, List<Integer> some, Map<Integer, String> ask) {
      RuntimeException known = failed.get(address);
      if (known != null || (nodes.isSilent(address) && hasWaited())) {
        RuntimeException why =
            known == null ? new JedisConnectionException(address + " does not answer") : known;
        some.forEach(i -> notTaken(i, why));
        return;
      }
      List<Integer> here = new ArrayList<>(some);
      List<Integer> arrivingHere = new ArrayList<>(some);
      here.removeIf(i -> address.equals(ask.get(i)));
      arrivingHere.removeAll(here);
      try {
        PooledNode node = nodes.node(address, calls.get(some.get(0)).key());
        if (!here.isEmpty()) {
          take(here, sender.take(node, of(here)));
        }
        if (!arrivingHere.isEmpty()) {
          take(arrivingHere, sender.takeArriving(node, of(arrivingHere)));
        }
        nodes.answered(address);
        answered = true;
      } catch (UnknownNodeException e) {
        unknown(some, e);
      } catch (RuntimeException e) {
        failed.put(address, e);
        nodes.didNotAnswer(address);
        some.forEach(i -> notTaken(i, e));
      }
    }

    /** A node whose machine refuses the connection at once has cost no time. */
    private boolean hasWaited() {
      return failed.values().stream().anyMatch(e -> !RedisTrouble.isRefusedConnection(e));
    }

    private List<ScriptCall> of(List<Integer> some) {
      return some.stream().map(calls::get).toList();
    }

    /** Nothing was sent, so the nodes are looked up again, once. */
    private void unknown(List<Integer> some, UnknownNodeException e) {
      if (!lookedAgain) {
        lookedAgain = true;
        if (look(failed) == null) {
          some.forEach(i -> goesTo(slots.address(slot(i)), i));
          return;
        }
      }
      some.forEach(i -> notTaken(i, e));
    }

    private void take(List<Integer> some, List<Object> taken) {
      for (int n = 0; n < taken.size(); n++) {
        int i = some.get(n);
        if (taken.get(n) instanceof JedisRedirectionException redirection) {
          // The node has not taken the step, so it may be sent again.
          follow(i, redirection);
        } else if (taken.get(n) instanceof JedisDataException error
            && RedisTrouble.isOfServer(error)) {
          notTaken(i, error);
        } else {
          replies[i] = taken.get(n);
        }
      }
    }

    private void redirectedTooOften(int i) {
      notTaken(
          i,
          new JedisException(
              "the cluster's nodes disagree on who holds it: "
                  + requireNonNull(redirections.get(i)).getMessage()));
    }

    private void follow(int i, JedisRedirectionException redirection) {
      redirections.put(i, redirection);
      String address = redirection.getTargetNode().toString();
      if (redirection instanceof JedisAskDataException) {
        arriving.put(i, address);
      } else {
        slots.moved(slot(i), address);
      }
      goesTo(address, i);
    }

    private void notTaken(int i, RuntimeException why) {
      slots.outdated();
      problem = why;
      replies[i] = new NotTaken(why);
    }

    /** Throws if no node answers: then it is not these circuits, but the cluster. */
    List<Object> replies() {
      if (problem != null && !answered) {
        throw problem;
      }
      return Arrays.stream(replies).map(Object.class::cast).toList();
    }
  }
}
