package dev.breaker.storage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a circuit so far. Immutable.
 *
 * @param start the transition that began the current period, null if there was none yet
 * @param trips how often it tripped lately
 * @param events the latest events, oldest first
 */
record History(@Nullable PeriodStart start, TripRate trips, List<CircuitEvent> events) {
  static final History EMPTY = new History(null, TripRate.NONE, List.of());

  /** How many events are kept, by every storage. */
  static final int KEPT = Storage.HISTORY_KEPT;

  /** The history with one event more. */
  History with(CircuitEvent event, long now) {
    List<CircuitEvent> all =
        new ArrayList<>(
            events.size() < KEPT ? events : events.subList(events.size() - KEPT + 1, KEPT));
    all.add(event);
    if (event.author() != null) {
      return new History(start, trips, List.copyOf(all));
    }
    boolean tripped = event.to() == CircuitState.OPEN;
    TripRate rate = tripped ? trips.plusTrip(now) : trips.at(now);
    return new History(
        new PeriodStart(
            event.when(),
            event.process(),
            event.failures(),
            event.total(),
            rate.count(),
            event.from()),
        rate,
        List.copyOf(all));
  }

  List<CircuitEvent> newestFirst(int limit) {
    List<CircuitEvent> latest = new ArrayList<>(Math.min(limit, events.size()));
    for (int i = events.size() - 1; i >= 0 && latest.size() < limit; i--) {
      latest.add(events.get(i));
    }
    return latest;
  }
}
