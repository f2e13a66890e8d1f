package dev.breaker.redis;

import dev.breaker.redis.Node.Form;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Sends steps to one server at a time, which may not know the script yet. For one thread. */
final class ScriptSender {
  private final CircuitScript script;

  /** The server that takes steps at the moment. */
  private volatile @Nullable Node busy;

  ScriptSender(CircuitScript script) {
    this.script = script;
  }

  /** Has one server take steps. Throws if it is not known whether it did. */
  List<Object> take(Node node, List<ScriptCall> calls) {
    busy = node;
    try {
      List<Object> replies = takeAwake(node, calls);
      takeUnknown(node, calls, replies);
      if (takeAgain(node, calls, replies, RedisTrouble.NOT_TAKEN)) {
        takeUnknown(node, calls, replies);
      }
      node.answered();
      return replies;
    } finally {
      busy = null;
    }
  }

  /** Ends what is under way, which then throws. For another thread. */
  void end() {
    Node taking = busy;
    if (taking != null) {
      taking.end();
    }
  }

  /** On a connection that works. Steps that may be taken twice try that by themselves. */
  private List<Object> takeAwake(Node node, List<ScriptCall> calls) {
    if (node.isDoubtful() && calls.stream().allMatch(ScriptCall::repeatable)) {
      try {
        return node.take(calls, script, Form.BY_HASH);
      } catch (JedisConnectionException e) {
        if (RedisTrouble.isTimeout(e)) {
          throw e;
        }
      }
    }
    node.wakeUp();
    return node.take(calls, script, Form.BY_HASH);
  }

  /**
   * Those for which the server lacked the script. The first of them brings it, unless it is turned
   * away before the server has looked at it, as when its slot has moved; then the next one does.
   */
  private void takeUnknown(Node node, List<ScriptCall> calls, List<Object> replies) {
    for (int most = calls.size(); most > 0; most--) {
      if (!takeAgain(node, calls, replies, RedisTrouble.UNKNOWN_SCRIPT)) {
        return;
      }
    }
  }

  /** Those that were not taken for a reason that may be gone with the next try, if any. */
  private boolean takeAgain(
      Node node, List<ScriptCall> calls, List<Object> replies, List<String> reasons) {
    List<Integer> places = new ArrayList<>();
    List<ScriptCall> again = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      if (replies.get(i) instanceof JedisDataException error && RedisTrouble.says(error, reasons)) {
        places.add(i);
        again.add(calls.get(i));
      }
    }
    if (again.isEmpty()) {
      return false;
    }
    List<Object> answers = node.take(again, script, Form.WHOLE);
    for (int i = 0; i < answers.size(); i++) {
      replies.set(places.get(i), answers.get(i));
    }
    return true;
  }

  /** Has a server take steps on keys that are on their way to it from another server. */
  List<Object> takeArriving(Node node, List<ScriptCall> calls) {
    busy = node;
    try {
      return node.take(calls, script, Form.ARRIVING);
    } finally {
      busy = null;
    }
  }
}
