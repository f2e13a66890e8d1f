package dev.breaker.demos.support;

import dev.breaker.demos.support.Event.StorageBack;
import dev.breaker.demos.support.Event.StorageLost;
import dev.breaker.demos.support.Event.Turned;
import java.util.function.Function;

/** Reads events from lines of text. */
public final class EventLine {
  private EventLine() {}

  /**
   * Reads what {@link Event#line} wrote.
   *
   * @param others reads the kinds that are not in {@link Event}, and throws {@link
   *     IllegalArgumentException} if it does not know one
   * @throws IllegalArgumentException if it is no event
   */
  public static Event parse(String text, Function<Line, Event> others) {
    try {
      Line line = Line.parse(text);
      return switch (line.kind()) {
        case Turned.KIND -> Turned.of(line);
        case StorageLost.KIND -> new StorageLost(line.client(), line.at(), line.text(0));
        case StorageBack.KIND -> new StorageBack(line.client(), line.at());
        default -> others.apply(line);
      };
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not an event: \"" + text + "\"", e);
    }
  }
}
