package dev.breaker.redis;

import static java.util.Objects.requireNonNull;

import dev.breaker.base.NanoClock;
import dev.breaker.redis.Node.Form;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.commands.JedisCommands;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** Has servers take the steps of an exchange, all of one server in one pipeline. */
final class ScriptRunner {
  private final CircuitScript script;
  private final String keyPrefix;
  private @Nullable Node node;
  private @Nullable ClusterRunner cluster;

  /** The server that takes steps at the moment. */
  private volatile @Nullable Node busy;

  /** On one server. */
  ScriptRunner(CircuitScript script, String keyPrefix, Node node) {
    this.script = script;
    this.keyPrefix = keyPrefix;
    this.node = node;
  }

  /** On the servers of a cluster. */
  ScriptRunner(CircuitScript script, String keyPrefix, RedisClusterClient client, NanoClock clock) {
    this.script = script;
    this.keyPrefix = keyPrefix;
    cluster = new ClusterRunner(client, this, clock);
  }

  String keyPrefix() {
    return keyPrefix;
  }

  /** For one thread at a time. */
  List<StorageReply> run(String process, List<StorageRequest> requests) {
    Node single = node;
    if (single == null) {
      return requireNonNull(cluster).run(calls(process, requests));
    }
    List<ScriptCall> calls = calls(process, requests);
    List<Object> taken = take(single, calls);
    List<StorageReply> replies = new ArrayList<>(taken.size());
    for (int i = 0; i < taken.size(); i++) {
      replies.add(reply(calls.get(i), taken.get(i)));
    }
    return replies;
  }

  private List<ScriptCall> calls(String process, List<StorageRequest> requests) {
    List<ScriptCall> calls = new ArrayList<>(requests.size());
    for (StorageRequest request : requests) {
      calls.add(
          new ScriptCall(
              Keys.circuit(keyPrefix, request.policy().service()),
              ScriptArguments.of(process, request),
              request.isRepeatable()));
    }
    return calls;
  }

  /** A circuit by the settings in force; null if there is none. Safe for any thread. */
  @Nullable RegisteredService read(JedisCommands jedis, String service, Instant lastSeen) {
    List<String> keys = List.of(Keys.circuit(keyPrefix, service));
    List<String> arguments = ScriptArguments.READ;
    Object raw;
    try {
      raw = jedis.evalsha(script.sha1(), keys, arguments);
    } catch (JedisNoScriptException e) {
      raw = jedis.eval(script.source(), keys, arguments);
    }
    return ScriptReply.registered(service, raw, lastSeen);
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
        if (e.getCause() instanceof SocketTimeoutException) {
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

  /** Throws what a server said that concerns more than one circuit. */
  StorageReply reply(ScriptCall asked, Object reply) {
    if (!(reply instanceof JedisDataException error)) {
      try {
        return ScriptReply.of(asked.key(), reply);
      } catch (UnreadableCircuitException e) {
        return new StorageReply.Rejected(String.valueOf(e.getMessage()));
      }
    }
    if (RedisTrouble.isOfServer(error)) {
      throw error;
    }
    return new StorageReply.Rejected(RedisTrouble.describe(error));
  }
}
