package dev.breaker.redis;

import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** Has a server take all steps of an exchange in one pipeline. For one thread at a time. */
final class ScriptRunner {
  /** A connection that was idle for longer may be dead; it is tried before outcomes go over it. */
  private static final long TRUSTED_IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int TRIES = 3;

  private final CircuitScript script;
  private final String keyPrefix;
  private long usedAt = System.nanoTime();

  ScriptRunner(CircuitScript script, String keyPrefix) {
    this.script = script;
    this.keyPrefix = keyPrefix;
  }

  String keyPrefix() {
    return keyPrefix;
  }

  List<StorageReply> run(UnifiedJedis jedis, String process, List<StorageRequest> requests) {
    wakeUp(jedis);
    List<Response<Object>> responses = send(jedis, process, requests, false);
    List<StorageReply> replies = new ArrayList<>(requests.size());
    List<Integer> unloaded = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      try {
        replies.add(reply(responses.get(i)));
      } catch (JedisNoScriptException e) {
        unloaded.add(i);
        replies.add(new StorageReply.Rejected("not run"));
      }
    }
    if (!unloaded.isEmpty()) {
      sendWhole(jedis, process, requests, unloaded, replies);
    }
    usedAt = System.nanoTime();
    return replies;
  }

  /**
   * Outcomes that are sent over a dead connection are lost, since nobody knows whether the server
   * got them. So a connection that the server, a firewall or a freeze may have ended is tried
   * first.
   */
  private void wakeUp(UnifiedJedis jedis) {
    if (System.nanoTime() - usedAt <= TRUSTED_IDLE_NANOS) {
      return;
    }
    for (int left = TRIES; ; left--) {
      try {
        jedis.ping();
        return;
      } catch (JedisConnectionException e) {
        if (left == 1 || e.getCause() instanceof SocketTimeoutException) {
          throw e;
        }
      }
    }
  }

  private List<Response<Object>> send(
      UnifiedJedis jedis, String process, List<StorageRequest> requests, boolean whole) {
    String publish =
        jedis instanceof RedisClusterClient
            ? CircuitScript.PUBLISH_IN_CLUSTER
            : CircuitScript.PUBLISH;
    List<Response<Object>> responses = new ArrayList<>(requests.size());
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      for (StorageRequest request : requests) {
        List<String> keys = CircuitScript.keys(keyPrefix, request.policy().service());
        List<String> arguments = CircuitScript.arguments(process, publish, request);
        responses.add(
            whole
                ? pipeline.eval(script.source(), keys, arguments)
                : pipeline.evalsha(script.sha1(), keys, arguments));
      }
      pipeline.sync();
    }
    return responses;
  }

  /** The server does not have the script, so nothing was run: send it along. */
  private void sendWhole(
      UnifiedJedis jedis,
      String process,
      List<StorageRequest> requests,
      List<Integer> unloaded,
      List<StorageReply> replies) {
    List<StorageRequest> again = new ArrayList<>(unloaded.size());
    for (int i : unloaded) {
      again.add(requests.get(i));
    }
    List<Response<Object>> responses = send(jedis, process, again, true);
    for (int i = 0; i < responses.size(); i++) {
      replies.set(unloaded.get(i), reply(responses.get(i)));
    }
  }

  /** A circuit by the settings in force; null if there is none. Safe for any thread. */
  @Nullable RegisteredService read(UnifiedJedis jedis, String service, Instant lastSeen) {
    List<String> keys = CircuitScript.keys(keyPrefix, service);
    List<String> arguments = CircuitScript.readArguments();
    Object raw;
    try {
      raw = jedis.evalsha(script.sha1(), keys, arguments);
    } catch (JedisNoScriptException e) {
      raw = jedis.eval(script.source(), keys, arguments);
    }
    return CircuitScript.registered(service, raw, lastSeen);
  }

  private StorageReply reply(Response<Object> response) {
    try {
      return CircuitScript.reply(response.get());
    } catch (JedisNoScriptException e) {
      throw e;
    } catch (JedisDataException e) {
      if (RedisTrouble.isOfServer(e)) {
        throw e;
      }
      return new StorageReply.Rejected(RedisTrouble.describe(e));
    }
  }
}
