package dev.breaker.redis;

import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Takes the requests of an exchange to the servers as steps of the script, and reads the replies.
 */
final class ScriptRunner {
  private final String keyPrefix;
  private final StepTaker taker;

  ScriptRunner(String keyPrefix, StepTaker taker) {
    this.keyPrefix = keyPrefix;
    this.taker = taker;
  }

  String keyPrefix() {
    return keyPrefix;
  }

  /** For one thread at a time. */
  List<StorageReply> run(String process, List<StorageRequest> requests) {
    List<ScriptCall> calls = new ArrayList<>(requests.size());
    for (StorageRequest request : requests) {
      calls.add(
          new ScriptCall(
              Keys.circuit(keyPrefix, request.policy().service()),
              ScriptArguments.of(process, request),
              request.isRepeatable()));
    }
    List<Object> taken = taker.take(calls);
    List<StorageReply> replies = new ArrayList<>(taken.size());
    for (int i = 0; i < taken.size(); i++) {
      replies.add(reply(calls.get(i), taken.get(i)));
    }
    return replies;
  }

  /** Takes a step by the settings in force; empty if there is no circuit. */
  Optional<CircuitView> operate(String process, StorageRequest request) {
    ScriptCall call =
        new ScriptCall(
            Keys.circuit(keyPrefix, request.policy().service()),
            ScriptArguments.byThoseInForce(process, request),
            false);
    Object raw = taker.take(List.of(call)).get(0);
    if (raw instanceof List<?> nothing && nothing.isEmpty()) {
      return Optional.empty();
    }
    StorageReply reply = reply(call, raw);
    if (reply instanceof StorageReply.Rejected rejected) {
      throw new StorageException(rejected.problem(), null);
    }
    return Optional.of(((StorageReply.Taken) reply).view());
  }

  /** Throws what a server said that concerns more than one circuit. */
  private static StorageReply reply(ScriptCall asked, Object reply) {
    if (reply instanceof StepTaker.NotTaken notTaken) {
      return new StorageReply.Rejected(RedisTrouble.describe(notTaken.problem()));
    }
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
