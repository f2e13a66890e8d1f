package dev.breaker.redis;

import static dev.breaker.base.Log.LOG;

import dev.breaker.storage.RegisteredService;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.commands.JedisCommands;
import redis.clients.jedis.exceptions.JedisDataException;

/** Reads the circuits of services, for operators. One that cannot be read hides no other. */
final class ServiceReader {
  /** How many circuits one round trip reads: a server needs a few milliseconds for so many. */
  private static final int PART = 256;

  private final ScriptRunner runner;

  ServiceReader(ScriptRunner runner) {
    this.runner = runner;
  }

  /**
   * Reads them from the one server that has all of them.
   *
   * @param lastSeen the services, and when each was last registered
   */
  List<RegisteredService> read(Node node, Map<String, Instant> lastSeen) {
    List<RegisteredService> found = new ArrayList<>(lastSeen.size());
    List<Map.Entry<String, Instant>> services = List.copyOf(lastSeen.entrySet());
    for (int from = 0; from < services.size(); from += PART) {
      var part = services.subList(from, Math.min(services.size(), from + PART));
      List<Object> replies =
          runner.take(node, part.stream().map(entry -> reading(entry.getKey())).toList());
      for (int i = 0; i < part.size(); i++) {
        String service = part.get(i).getKey();
        Instant seen = part.get(i).getValue();
        Object reply = replies.get(i);
        add(found, service, () -> circuit(service, reply, seen));
      }
    }
    return found;
  }

  /** Reads them one by one, each from wherever the client finds it. */
  List<RegisteredService> read(JedisCommands jedis, Map<String, Instant> lastSeen) {
    List<RegisteredService> found = new ArrayList<>(lastSeen.size());
    lastSeen.forEach(
        (service, seen) -> add(found, service, () -> runner.read(jedis, service, seen)));
    return found;
  }

  private ScriptCall reading(String service) {
    return new ScriptCall(Keys.circuit(runner.keyPrefix(), service), ScriptArguments.READ, true);
  }

  private static @Nullable RegisteredService circuit(String service, Object reply, Instant seen) {
    if (reply instanceof JedisDataException error) {
      throw error;
    }
    return ScriptReply.registered(service, reply, seen);
  }

  private static void add(
      List<RegisteredService> found, String service, Supplier<@Nullable RegisteredService> read) {
    String problem;
    try {
      RegisteredService circuit = read.get();
      if (circuit != null) {
        found.add(circuit);
      }
      return;
    } catch (JedisDataException e) {
      if (RedisTrouble.isOfServer(e)) {
        throw e;
      }
      problem = RedisTrouble.describe(e);
    } catch (UnreadableCircuitException e) {
      problem = String.valueOf(e.getMessage());
    }
    LOG.log(Level.WARNING, "Service {0} cannot be listed ({1})", service, problem);
  }
}
