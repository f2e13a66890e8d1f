package dev.breaker.redis;

import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitEvent.Kind;
import dev.breaker.storage.TripReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.commands.JedisCommands;
import redis.clients.jedis.resps.StreamEntry;

/** Reads what the script wrote about a circuit. */
final class HistoryReader {
  private HistoryReader() {}

  static List<CircuitEvent> newestFirst(JedisCommands jedis, String key, int limit) {
    return jedis.xrevrange(key, "+", "-", limit).stream().map(HistoryReader::event).toList();
  }

  private static CircuitEvent event(StreamEntry entry) {
    Map<String, String> fields = entry.getFields();
    Kind kind = kind(field(fields, "kind"));
    String author = field(fields, "author");
    String lasts = field(fields, "lasts");
    return new CircuitEvent(
        Instant.ofEpochMilli(Long.parseLong(field(fields, "at"))),
        kind,
        CircuitScript.state(field(fields, "from")),
        CircuitScript.state(field(fields, "to")),
        Long.parseLong(field(fields, "epoch")),
        Long.parseLong(field(fields, "failures")),
        Long.parseLong(field(fields, "total")),
        TripReason.inWords(field(fields, "reason")),
        field(fields, "process"),
        author.isEmpty() ? null : author,
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
