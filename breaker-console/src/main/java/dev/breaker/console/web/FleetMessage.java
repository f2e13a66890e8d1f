package dev.breaker.console.web;

import dev.breaker.console.view.CircuitRow;
import dev.breaker.console.view.FleetReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a browser is told of a reading: all rows at first, then those that changed.
 *
 * @param now the console's clock, in milliseconds since 1970
 * @param readAt when the rows were read, null if they never were
 * @param problem why the storage cannot be asked, null if it can
 * @param isWhole whether these rows replace all that were told before
 * @param rows the circuits that changed
 * @param gone the services that are listed no more
 */
record FleetMessage(
    long now,
    @Nullable Long readAt,
    @Nullable String problem,
    boolean isWhole,
    List<CircuitRow> rows,
    List<String> gone) {
  /** The difference between two readings, of which the first may be missing. */
  static FleetMessage between(@Nullable FleetReading before, FleetReading after, Instant now) {
    Map<String, CircuitRow> told = before == null ? Map.of() : before.rows();
    List<CircuitRow> changed = new ArrayList<>();
    for (CircuitRow row : after.rows().values()) {
      if (!row.equals(told.get(row.service()))) {
        changed.add(row);
      }
    }
    List<String> gone = new ArrayList<>(told.keySet());
    gone.removeAll(after.rows().keySet());
    Instant readAt = after.readAt();
    return new FleetMessage(
        now.toEpochMilli(),
        readAt == null ? null : readAt.toEpochMilli(),
        after.problem(),
        before == null,
        changed,
        gone);
  }
}
