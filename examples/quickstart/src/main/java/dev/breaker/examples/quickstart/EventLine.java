package dev.breaker.examples.quickstart;

import dev.breaker.examples.quickstart.Event.Answer;
import dev.breaker.examples.quickstart.Event.Answered;
import dev.breaker.examples.quickstart.Event.StorageBack;
import dev.breaker.examples.quickstart.Event.StorageLost;
import dev.breaker.examples.quickstart.Event.Turned;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Events as lines of text, for the way from one process to another: fields between tabs. */
final class EventLine {
  private EventLine() {}

  static String of(Event event) {
    if (event instanceof Answered answered) {
      return join(
          "answered",
          event,
          answered.guarded(),
          answered.answer(),
          answered.waited().toNanos() / 1000);
    } else if (event instanceof Turned turned) {
      return join(
          "turned",
          event,
          turned.alone(),
          turned.epoch(),
          turned.from(),
          turned.to(),
          turned.reason());
    } else if (event instanceof StorageLost lost) {
      return join("lost", event, lost.problem());
    }
    return join("back", event);
  }

  private static String join(String kind, Event event, Object... fields) {
    StringBuilder line = new StringBuilder(kind);
    line.append('\t').append(event.client());
    line.append('\t').append(ChronoUnit.MICROS.between(Instant.EPOCH, event.at()));
    for (Object field : fields) {
      line.append('\t').append(field.toString().replaceAll("\\s+", " "));
    }
    return line.toString();
  }

  /**
   * Reads a line that {@link #of} wrote.
   *
   * @throws IllegalArgumentException if it is another
   */
  static Event parse(String line) {
    String[] fields = line.split("\t", -1);
    try {
      String client = fields[1];
      Instant at = Instant.EPOCH.plus(Long.parseLong(fields[2]), ChronoUnit.MICROS);
      return switch (fields[0]) {
        case "answered" ->
            new Answered(
                client,
                at,
                Boolean.parseBoolean(fields[3]),
                Answer.valueOf(fields[4]),
                Duration.of(Long.parseLong(fields[5]), ChronoUnit.MICROS));
        case "turned" ->
            new Turned(
                client,
                at,
                Boolean.parseBoolean(fields[3]),
                Long.parseLong(fields[4]),
                CircuitState.valueOf(fields[5]),
                CircuitState.valueOf(fields[6]),
                fields[7]);
        case "lost" -> new StorageLost(client, at, fields[3]);
        case "back" -> new StorageBack(client, at);
        default -> throw new IllegalArgumentException(fields[0]);
      };
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not an event: \"" + line + "\"", e);
    }
  }
}
