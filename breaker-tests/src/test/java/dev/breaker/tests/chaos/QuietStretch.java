package dev.breaker.tests.chaos;

import static dev.breaker.storage.CircuitEvent.Kind.PROBING;
import static dev.breaker.storage.CircuitEvent.Kind.RESET;
import static dev.breaker.storage.CircuitEvent.Kind.TRIPPED;

import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import java.util.ArrayList;
import java.util.List;

/**
 * A time in which nothing went wrong and no process was degraded at first, for one service: where
 * its circuit was not closed, each request had a lease of its own.
 *
 * @param events what happened to the circuit within the span, the oldest first
 */
record QuietStretch(String service, Span span, List<CircuitEvent> events) {
  /** Until then a call may go by a view from before, and reach the backend. */
  private static final long SETTLING_MILLIS = Services.MAX_STALENESS.toMillis() + 500;

  /** Between the clocks of a process and of Redis, both in milliseconds. */
  private static final long TOLERANCE_MILLIS = 30;

  /** What the stretch shows. */
  record Finding(List<Request> probes, List<String> faults) {}

  Finding examine(List<Request> all) {
    List<Request> probes = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    List<CircuitEvent> leases = new ArrayList<>();
    List<CircuitEvent> left = leases();
    for (Span unclosed : unclosed()) {
      for (Request request : all) {
        if (request.service().equals(service)
            && !request.wentUnanswered()
            && request.asked() >= unclosed.from()
            && request.admitted() <= unclosed.to()) {
          probes.add(request);
          left.stream()
              .filter(lease -> isOf(request, lease))
              .findFirst()
              .ifPresentOrElse(
                  lease -> {
                    left.remove(lease);
                    leases.add(lease);
                  },
                  () -> faults.add(request + " had no lease among " + events));
        }
      }
    }
    for (int i = 1; i < leases.size(); i++) {
      if (areOfOneOpenTime(leases.get(i - 1), leases.get(i))) {
        faults.add(service + ": two probes went in one open time: " + events);
      }
    }
    return new Finding(probes, faults);
  }

  private List<CircuitEvent> leases() {
    return new ArrayList<>(events.stream().filter(event -> event.kind() == PROBING).toList());
  }

  private static boolean isOf(Request request, CircuitEvent lease) {
    long when = lease.when().toEpochMilli();
    return lease.process().equals(request.process())
        && request.asked() - TOLERANCE_MILLIS <= when
        && when <= request.admitted() + TOLERANCE_MILLIS;
  }

  private boolean areOfOneOpenTime(CircuitEvent before, CircuitEvent after) {
    boolean resetBetween =
        events.subList(events.indexOf(before), events.indexOf(after)).stream()
            .anyMatch(event -> event.kind() == RESET);
    return !resetBetween
        && after.when().toEpochMilli() - before.when().toEpochMilli()
            < Services.OPEN_TIME.toMillis() - TOLERANCE_MILLIS;
  }

  /** When the circuit was surely open or half-open, and everybody knew. */
  private List<Span> unclosed() {
    List<Span> spans = new ArrayList<>();
    long since = -1;
    for (CircuitEvent event : events) {
      long when = event.when().toEpochMilli();
      if (event.kind() == RESET && since >= 0) {
        spans.add(new Span(since, when - TOLERANCE_MILLIS));
        since = -1;
      } else if (since < 0 && (event.kind() == TRIPPED || event.kind() == PROBING)) {
        boolean first = event.from() == CircuitState.CLOSED;
        since = Math.max(span.from() + SETTLING_MILLIS, first ? when + SETTLING_MILLIS : when);
      }
    }
    if (since >= 0) {
      spans.add(new Span(since, span.to()));
    }
    return spans;
  }
}
