package dev.breaker.demos.support;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * An event as a line of text, for the way from one process to another: fields between tabs.
 *
 * @param kind what kind of event it is, in a word
 * @param client who it happened to
 * @param at when, to the microsecond
 * @param fields what else there is to say
 */
public record Line(String kind, String client, Instant at, List<String> fields) {
  private static final int BEFORE_FIELDS = 3;

  public static Line of(String kind, Event event, Object... fields) {
    List<String> texts = new ArrayList<>();
    for (Object field : fields) {
      texts.add(field.toString().replaceAll("\\s+", " "));
    }
    return new Line(kind, event.client(), event.at(), List.copyOf(texts));
  }

  /** Reads what {@link #toString} wrote; throws some {@link RuntimeException} if it did not. */
  static Line parse(String text) {
    String[] parts = text.split("\t", -1);
    return new Line(
        parts[0],
        parts[1],
        Instant.EPOCH.plus(Long.parseLong(parts[2]), ChronoUnit.MICROS),
        List.of(parts).subList(BEFORE_FIELDS, parts.length));
  }

  public String text(int field) {
    return fields.get(field);
  }

  public long number(int field) {
    return Long.parseLong(text(field));
  }

  public boolean flag(int field) {
    return Boolean.parseBoolean(text(field));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(kind);
    text.append('\t').append(client);
    text.append('\t').append(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    fields.forEach(field -> text.append('\t').append(field));
    return text.toString();
  }
}
