package dev.breaker.redis;

import static dev.breaker.base.Log.LOG;

import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitEvent.Kind;
import dev.breaker.storage.Reasons;
import dev.breaker.storage.Storage;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.commands.JedisCommands;
import redis.clients.jedis.resps.StreamEntry;

/** Reads what the script wrote about a circuit. */
final class HistoryReader {
  private HistoryReader() {}

  /**
   * The latest events of a service, at most as many as are kept. One that this version cannot read,
   * as a newer one may have written it, hides no other.
   */
  static List<CircuitEvent> newestFirst(
      JedisCommands jedis, String keyPrefix, String service, int limit) {
    String key = Keys.history(keyPrefix, service);
    List<CircuitEvent> events = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (StreamEntry entry :
        jedis.xrevrange(key, "+", "-", Math.min(limit, Storage.HISTORY_KEPT))) {
      try {
        events.add(event(service, entry));
      } catch (RuntimeException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "The history of service {0} is told without {1} of its events, which cannot be read ({2})",
          service,
          problems.size(),
          Reasons.oneLine(problems.get(0), RedisTrouble.LONGEST));
    }
    return events;
  }

  private static CircuitEvent event(String service, StreamEntry entry) {
    Map<String, String> fields = entry.getFields();
    Kind kind = kind(field(fields, "kind"));
    String author = field(fields, "author");
    String lasts = field(fields, "lasts");
    return new CircuitEvent(
        service,
        Instant.ofEpochMilli(Long.parseLong(field(fields, "at"))),
        kind,
        ScriptReply.state(field(fields, "from")),
        ScriptReply.state(field(fields, "to")),
        Long.parseLong(field(fields, "epoch")),
        Long.parseLong(field(fields, "failures")),
        Long.parseLong(field(fields, "total")),
        ScriptReply.reason(field(fields, "reason")),
        ScriptReply.process(field(fields, "process")),
        author.isEmpty() ? null : ScriptReply.author(author),
        lasts.isEmpty() ? null : Duration.ofMillis(Long.parseLong(lasts)));
  }

  private static Kind kind(String name) {
    return switch (name) {
      case "trip" -> Kind.TRIPPED;
      case "probe" -> Kind.PROBING;
      case "reset" -> Kind.RESET;
      case "trip!" -> Kind.TRIPPED_BY_OPERATOR;
      case "reset!" -> Kind.RESET_BY_OPERATOR;
      case "lock-o" -> Kind.LOCKED_OPEN;
      case "lock-c" -> Kind.LOCKED_CLOSED;
      case "unlock" -> Kind.UNLOCKED;
      case "over" -> Kind.OVERRIDDEN;
      case "over-r" -> Kind.REVERTED;
      case "over-e" -> Kind.OVERRIDE_ENDED;
      default -> throw new IllegalStateException("the history holds an event of kind " + name);
    };
  }

  private static String field(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalStateException("the history holds an event without " + name);
    }
    return value;
  }
}
