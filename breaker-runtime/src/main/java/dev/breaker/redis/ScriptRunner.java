package dev.breaker.redis;

import dev.breaker.storage.NanoClock;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** Has servers take the steps of an exchange, all of one server in one pipeline. */
final class ScriptRunner {
  private final CircuitScript script;
  private final String keyPrefix;
  private final NanoClock clock;
  private @Nullable Node single;
  private @Nullable UnifiedJedis singleOf;
  private @Nullable ClusterRunner cluster;

  ScriptRunner(CircuitScript script, String keyPrefix, NanoClock clock) {
    this.script = script;
    this.keyPrefix = keyPrefix;
    this.clock = clock;
  }

  NanoClock clock() {
    return clock;
  }

  String keyPrefix() {
    return keyPrefix;
  }

  /** For one thread at a time. */
  List<StorageReply> run(UnifiedJedis jedis, String process, List<StorageRequest> requests) {
    if (jedis instanceof RedisClusterClient client) {
      // Always the same, since it is the user's.
      ClusterRunner runner = cluster == null ? new ClusterRunner(client, this) : cluster;
      cluster = runner;
      return runner.run(invocations(process, CircuitScript.PUBLISH_IN_CLUSTER, requests));
    }
    Node node = single == null || singleOf != jedis ? Node.of(jedis, clock) : single;
    single = node;
    singleOf = jedis;
    List<StorageReply> replies = new ArrayList<>(requests.size());
    for (Response<Object> response :
        take(node, invocations(process, CircuitScript.PUBLISH, requests))) {
      replies.add(reply(response));
    }
    return replies;
  }

  private List<Invocation> invocations(
      String process, String publish, List<StorageRequest> requests) {
    List<Invocation> invocations = new ArrayList<>(requests.size());
    for (StorageRequest request : requests) {
      invocations.add(
          new Invocation(
              CircuitScript.key(keyPrefix, request.policy().service()),
              CircuitScript.arguments(process, publish, request)));
    }
    return invocations;
  }

  /** A circuit by the settings in force; null if there is none. Safe for any thread. */
  @Nullable RegisteredService read(UnifiedJedis jedis, String service, Instant lastSeen) {
    List<String> keys = List.of(CircuitScript.key(keyPrefix, service));
    List<String> arguments = CircuitScript.readArguments();
    Object raw;
    try {
      raw = jedis.evalsha(script.sha1(), keys, arguments);
    } catch (JedisNoScriptException e) {
      raw = jedis.eval(script.source(), keys, arguments);
    }
    return CircuitScript.registered(service, raw, lastSeen);
  }

  /** Has one server take steps. Throws if it is not known whether it did. */
  List<Response<Object>> take(Node node, List<Invocation> invocations) {
    node.wakeUp();
    List<Response<Object>> responses = send(node, invocations, Form.BY_HASH);
    List<Integer> unloaded = new ArrayList<>();
    for (int i = 0; i < responses.size(); i++) {
      if (isUnloaded(responses.get(i))) {
        unloaded.add(i);
      }
    }
    if (!unloaded.isEmpty()) {
      sendWhole(node, invocations, unloaded, responses);
    }
    node.answered();
    return responses;
  }

  /** Has a server take steps on keys that are on their way to it from another server. */
  List<Response<Object>> takeArriving(Node node, List<Invocation> invocations) {
    return send(node, invocations, Form.ARRIVING);
  }

  private List<Response<Object>> send(Node node, List<Invocation> invocations, Form form) {
    List<Response<Object>> responses = new ArrayList<>(invocations.size());
    try (AbstractPipeline pipeline = node.pipelined()) {
      for (Invocation invocation : invocations) {
        if (form == Form.ARRIVING) {
          pipeline.sendCommand(new CommandArguments(Protocol.Command.ASKING));
        }
        responses.add(
            form == Form.BY_HASH
                ? pipeline.evalsha(script.sha1(), List.of(invocation.key()), invocation.arguments())
                : pipeline.eval(
                    script.source(), List.of(invocation.key()), invocation.arguments()));
      }
      pipeline.sync();
    }
    return responses;
  }

  private static boolean isUnloaded(Response<Object> response) {
    try {
      response.get();
      return false;
    } catch (JedisNoScriptException e) {
      return true;
    } catch (JedisDataException e) {
      return false;
    }
  }

  /** The server does not have the script, so nothing was run: send it along. */
  private void sendWhole(
      Node node,
      List<Invocation> invocations,
      List<Integer> unloaded,
      List<Response<Object>> responses) {
    List<Invocation> again = new ArrayList<>(unloaded.size());
    for (int i : unloaded) {
      again.add(invocations.get(i));
    }
    List<Response<Object>> answers = send(node, again, Form.WHOLE);
    for (int i = 0; i < answers.size(); i++) {
      responses.set(unloaded.get(i), answers.get(i));
    }
  }

  /** Throws what a server said that concerns more than one circuit. */
  StorageReply reply(Response<Object> response) {
    try {
      return CircuitScript.reply(response.get());
    } catch (JedisDataException e) {
      if (RedisTrouble.isOfServer(e)) {
        throw e;
      }
      return new StorageReply.Rejected(RedisTrouble.describe(e));
    }
  }

  private enum Form {
    /** The script by its hash, which the server usually knows. */
    BY_HASH,
    /** The script itself. */
    WHOLE,
    /** The script itself, to where a key is being moved. */
    ARRIVING
  }
}
