package dev.breaker.redis;

import static java.util.Objects.requireNonNull;

import dev.breaker.redis.ClusterNodes.UnknownNodeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.util.JedisClusterCRC16;

/** The steps of one exchange, and what has come of them so far. */
final class ClusterExchange {
  /** A slot that is about to move can be two nodes away, and may move on meanwhile. */
  static final int MOST_HOPS = 5;

  private final ClusterNodes nodes;
  private final ClusterSlots slots;
  private final ScriptSender sender;
  private final List<ScriptCall> calls;
  private final @Nullable Object[] replies;

  /** Why each node failed that has failed in this exchange. */
  private final Map<String, RuntimeException> failed = new HashMap<>();

  private Map<String, List<Integer>> next = new LinkedHashMap<>();

  /** Where steps go whose keys are on their way to a node. */
  private Map<Integer, String> arriving = new HashMap<>();

  /** The latest redirection of each step that has been redirected. */
  private final Map<Integer, JedisRedirectionException> redirections = new HashMap<>();

  private @Nullable RuntimeException problem;
  private boolean answered;
  private boolean lookedAgain;

  ClusterExchange(
      ClusterNodes nodes, ClusterSlots slots, ScriptSender sender, List<ScriptCall> calls) {
    this.nodes = nodes;
    this.slots = slots;
    this.sender = sender;
    this.calls = calls;
    replies = new Object[calls.size()];
  }

  private int slot(int i) {
    return JedisClusterCRC16.getSlot(calls.get(i).key());
  }

  /** A reply for each step. Throws if no node answers: then it is not these circuits alone. */
  List<Object> run() {
    if (slots.isOutdated()) {
      answered = readSlots();
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
      answered = readSlots();
    }
    if (problem != null && !answered) {
      throw problem;
    }
    return Arrays.stream(replies).map(Object.class::cast).toList();
  }

  /** Whether a node has answered. */
  private boolean readSlots() {
    try {
      slots.read(nodes, failed);
      return true;
    } catch (RuntimeException e) {
      problem = e;
      return false;
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
    List<Integer> here = new ArrayList<>(some);
    here.removeIf(i -> address.equals(ask.get(i)));
    List<Integer> arrivingHere = new ArrayList<>(some);
    arrivingHere.removeAll(here);
    send(address, here, false);
    send(address, arrivingHere, true);
  }

  private void send(String address, List<Integer> some, boolean arrive) {
    if (some.isEmpty()) {
      return;
    }
    RuntimeException known = failed.get(address);
    if (known != null || (nodes.isSilent(address) && hasWaited())) {
      RuntimeException why =
          known == null ? new JedisConnectionException(address + " does not answer") : known;
      some.forEach(i -> notTaken(i, why));
      return;
    }
    List<ScriptCall> steps = some.stream().map(calls::get).toList();
    try {
      PooledNode node = nodes.node(address, steps.get(0).key());
      take(some, arrive ? sender.takeArriving(node, steps) : sender.take(node, steps));
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

  /** Nothing was sent, so the nodes are looked up again, once. */
  private void unknown(List<Integer> some, UnknownNodeException e) {
    if (!lookedAgain) {
      lookedAgain = true;
      if (readSlots()) {
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
    JedisRedirectionException latest = redirections.get(i);
    notTaken(
        i,
        new JedisException(
            "the cluster's nodes disagree on who holds it"
                + (latest == null ? "" : ": " + latest.getMessage())));
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
    replies[i] = new StepTaker.NotTaken(why);
  }
}
