package dev.breaker.demos.lambda.story;

import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A part of the run in which neither the third party changes nor, but for probes, the circuit. */
record Phase(String name, Duration from, Duration until) {
  /** Those that there were, in the order of time; they fill the run. */
  static List<Phase> of(Recording recording) {
    Schedule schedule = recording.schedule();
    Duration failsFrom = schedule.failsFrom();
    Duration failsUntil = schedule.failsUntil();
    Optional<Duration> tripped =
        first(recording, event -> event.from() == CircuitState.CLOSED).filter(schedule::failsAt);
    Duration trip = tripped.orElse(failsUntil);
    Duration reset =
        tripped.isEmpty()
            ? failsUntil
            : first(recording, event -> event.kind() == CircuitEvent.Kind.RESET)
                .orElse(schedule.run());
    List<Phase> phases = new ArrayList<>();
    phases.add(new Phase("well", Duration.ZERO, failsFrom));
    phases.add(new Phase("failing, not yet open", failsFrom, trip));
    phases.add(new Phase("failing, open", trip, failsUntil));
    phases.add(new Phase("well again, still open", failsUntil, reset));
    phases.add(new Phase("well again, closed", later(failsUntil, reset), schedule.run()));
    phases.removeIf(phase -> phase.from().compareTo(phase.until()) >= 0);
    return phases;
  }

  private static Optional<Duration> first(Recording recording, Predicate<CircuitEvent> which) {
    return recording.history().stream()
        .filter(which)
        .findFirst()
        .map(event -> recording.sinceStart(event.when()));
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  boolean contains(Duration sinceStart) {
    return sinceStart.compareTo(from) >= 0 && sinceStart.compareTo(until) < 0;
  }
}
