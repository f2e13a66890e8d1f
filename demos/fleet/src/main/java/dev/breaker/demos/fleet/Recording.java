package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.Backend.Request;
import dev.breaker.demos.support.Circuit;
import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.Event.Turned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a run after it.
 *
 * @param minimumProcesses how many clients must see failures before all stop
 * @param log what the backend got
 */
record Recording(
    RunSettings settings,
    int minimumProcesses,
    Instant start,
    Instant end,
    List<Event> events,
    List<Request> log,
    List<Injury> injuries) {

  <E extends Event> List<E> events(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** How many calls ended so. */
  long count(Answer answer) {
    return events(Called.class).stream().mapToLong(called -> called.count(answer)).sum();
  }

  /** The circuits of a service that changed at all. */
  List<Circuit> circuits(String service) {
    List<Turned> turns =
        events(Turned.class).stream().filter(turned -> turned.service().equals(service)).toList();
    return Circuit.of(turns, settings.clients(), end);
  }

  /** The circuit that the fleet shares for a service, if it changed at all. */
  Optional<Circuit> fleetCircuit(String service) {
    return circuits(service).stream()
        .filter(circuit -> circuit.owner().equals(Circuit.FLEET))
        .findFirst();
  }

  List<Injury> injuries(Injury.Kind kind) {
    return injuries.stream().filter(injury -> injury.kind() == kind).toList();
  }

  double secondsSinceStart(Instant instant) {
    return Math.max(0, Duration.between(start, instant).toNanos() / 1e9);
  }
}
