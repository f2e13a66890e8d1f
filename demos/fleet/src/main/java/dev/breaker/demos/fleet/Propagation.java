package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.Event.Turned;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How long it took from a trip, as the client that tripped learnt it, to the first refusal in each
 * of the others.
 *
 * @param delays in ascending order
 */
record Propagation(List<Duration> delays) {
  /** Of trips in drills, each the first in its time. */
  static Propagation of(Collection<Event> events, List<Injury> drills) {
    List<Duration> delays = new ArrayList<>();
    for (Injury drill : drills) {
      List<Event> signs = events.stream().filter(event -> isSign(event, drill)).toList();
      signs.stream()
          .min(Comparator.comparing(Event::at))
          .ifPresent(trip -> delays.addAll(delays(trip, signs)));
    }
    return new Propagation(delays.stream().sorted().toList());
  }

  private static boolean isSign(Event event, Injury drill) {
    return drill.contains(event.at()) && isOpening(event, drill.kind().errand().service());
  }

  private static boolean isOpening(Event event, String service) {
    if (event instanceof Refused refused) {
      return refused.service().equals(service);
    }
    return event instanceof Turned turned
        && turned.service().equals(service)
        && turned.to() == CircuitState.OPEN;
  }

  private static Collection<Duration> delays(Event trip, List<Event> signs) {
    Map<String, Instant> firstRefusals = new TreeMap<>();
    for (Event sign : signs) {
      if (sign instanceof Refused && !sign.client().equals(trip.client())) {
        firstRefusals.merge(
            sign.client(), sign.at(), (one, other) -> one.isBefore(other) ? one : other);
      }
    }
    return firstRefusals.values().stream().map(at -> Duration.between(trip.at(), at)).toList();
  }

  Optional<Duration> median() {
    return delays.isEmpty() ? Optional.empty() : Optional.of(delays.get(delays.size() / 2));
  }

  Optional<Duration> longest() {
    return delays.isEmpty() ? Optional.empty() : Optional.of(delays.get(delays.size() - 1));
  }

  static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%,.1f ms", duration.toNanos() / 1e6);
  }

  @Override
  public String toString() {
    return delays.isEmpty()
        ? "(nobody was refused)"
        : millis(delays.get(0)) + " to " + millis(delays.get(delays.size() - 1));
  }
}
