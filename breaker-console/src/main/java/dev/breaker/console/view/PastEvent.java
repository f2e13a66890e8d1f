package dev.breaker.console.view;

import dev.breaker.storage.CircuitEvent;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a circuit's history. Times are in milliseconds, since 1970 where they are not a
 * duration.
 *
 * @param when when it happened
 * @param kind the kind of event, such as {@code tripped} or {@code locked-open}
 * @param from the state before
 * @param to the state after
 * @param failures failures in the window at that moment
 * @param total calls in the window at that moment
 * @param reason why
 * @param process the process whose step caused it
 * @param author the operator, null without one
 * @param lastsMillis how long a lock or an override was to last, null for everything else
 */
public record PastEvent(
    long when,
    String kind,
    String from,
    String to,
    long failures,
    long total,
    String reason,
    String process,
    @Nullable String author,
    @Nullable Long lastsMillis) {
  /**
   * The entry as a storage told it.
   *
   * @param event the event
   * @return the entry
   */
  public static PastEvent of(CircuitEvent event) {
    Duration lasts = event.lockedFor();
    return new PastEvent(
        event.when().toEpochMilli(),
        event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        CircuitRow.word(event.from()),
        CircuitRow.word(event.to()),
        event.failures(),
        event.total(),
        event.reason(),
        event.process(),
        event.author(),
        lasts == null ? null : lasts.toMillis());
  }
}
