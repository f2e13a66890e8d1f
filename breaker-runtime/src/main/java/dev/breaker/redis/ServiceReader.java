package dev.breaker.redis;

import static dev.breaker.base.Log.LOG;

import dev.breaker.storage.RegisteredService;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.exceptions.JedisDataException;

/** Reads the circuits of services, for operators. One that cannot be read hides no other. */
final class ServiceReader {
  /** How many circuits one round trip reads: a server needs a few milliseconds for so many. */
  private static final int PART = 256;

  private final String keyPrefix;
  private final StepTaker taker;

  ServiceReader(String keyPrefix, StepTaker taker) {
    this.keyPrefix = keyPrefix;
    this.taker = taker;
  }

  /**
   * Reads them, many in one round trip.
   *
   * @param lastSeen the services, and when each was last registered
   */
  List<RegisteredService> read(Map<String, Instant> lastSeen) {
    List<RegisteredService> found = new ArrayList<>(lastSeen.size());
    List<Map.Entry<String, Instant>> services = List.copyOf(lastSeen.entrySet());
    for (int from = 0; from < services.size(); from += PART) {
      var part = services.subList(from, Math.min(services.size(), from + PART));
      List<Object> replies =
          taker.take(part.stream().map(entry -> reading(entry.getKey())).toList());
      for (int i = 0; i < part.size(); i++) {
        add(found, part.get(i).getKey(), replies.get(i), part.get(i).getValue());
      }
    }
    return found;
  }

  private ScriptCall reading(String service) {
    return new ScriptCall(Keys.circuit(keyPrefix, service), ScriptArguments.READ, true);
  }

  /** Adds the circuit of a service. One that cannot be read is named in the log. */
  private static void add(
      List<RegisteredService> found, String service, Object reply, Instant seen) {
    String problem;
    if (reply instanceof StepTaker.NotTaken notTaken) {
      problem = RedisTrouble.describe(notTaken.problem());
    } else if (reply instanceof JedisDataException error) {
      if (RedisTrouble.isOfServer(error)) {
        throw error;
      }
      problem = RedisTrouble.describe(error);
    } else {
      try {
        RegisteredService circuit = ScriptReply.registered(service, reply, seen);
        if (circuit != null) {
          found.add(circuit);
        }
        return;
      } catch (UnreadableCircuitException e) {
        problem = String.valueOf(e.getMessage());
      }
    }
    LOG.log(Level.WARNING, "Service {0} cannot be listed ({1})", service, problem);
  }
}
