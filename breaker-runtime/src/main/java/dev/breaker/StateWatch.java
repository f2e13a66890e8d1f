package dev.breaker;

import dev.breaker.storage.CircuitLock;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.PeriodStart;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a circuit's state or lock is another than before, whoever changed it, and tells the
 * listeners and the log, once and in order.
 */
final class StateWatch {
  private final String service;
  private final ProcessName process;
  private final Listeners listeners;
  private @Nullable Circuit source;
  private boolean local;
  private @Nullable CircuitState state;
  private @Nullable String reason;
  private volatile long epoch = Long.MIN_VALUE;
  private volatile @Nullable Instant lockedUntil;

  /** The latest period of the circuit that is not local to this process. */
  private long told = Long.MIN_VALUE;

  StateWatch(String service, ProcessName process, Listeners listeners) {
    this.service = service;
    this.process = process;
    this.listeners = listeners;
  }

  /** From now on only the views of this circuit count. */
  synchronized void follow(Circuit circuit, boolean isLocal) {
    source = circuit;
    local = isLocal;
    epoch = Long.MIN_VALUE;
  }

  void observe(Circuit from, CircuitView view) {
    if (view.epoch() != epoch || !Objects.equals(until(view.lock()), lockedUntil)) {
      turn(from, view);
    }
  }

  private static @Nullable Instant until(@Nullable CircuitLock lock) {
    return lock == null ? null : lock.until();
  }

  private synchronized void turn(Circuit from, CircuitView view) {
    if (from != source) {
      return;
    }
    if (view.epoch() != epoch) {
      turn(view);
    }
    CircuitLock lock = view.lock();
    if (!Objects.equals(until(lock), lockedUntil)) {
      lockedUntil = until(lock);
      Log.log(
          Level.WARNING,
          "Circuit breaker {0} is {1}",
          service,
          lock == null ? "no longer locked." : lock);
    }
  }

  private void turn(CircuitView view) {
    // Two epochs on in the same state, this process has missed what was between.
    boolean missed = epoch != Long.MIN_VALUE && view.epoch() > epoch + 1;
    epoch = view.epoch();
    // Back from a circuit of its own to that of all, this process turns, but nothing else does.
    boolean alone = local || view.epoch() <= told;
    if (!local) {
      told = Math.max(told, view.epoch());
    }
    CircuitState before = missed && state == view.state() ? between(view.state()) : state;
    if (before == null && !alone && isOurs(view.start())) {
      // The first words with the storage were a step that turned the circuit: nobody else tells it.
      before = usuallyBefore(view.state());
    }
    state = view.state();
    String why = view.reason() != null ? view.reason() : reason;
    reason = view.reason();
    if (before == null || before == view.state()) {
      return;
    }
    Transition transition = transition(before, view, why == null ? "unknown" : why, alone);
    log(transition, view);
    listeners.noticed(transition);
  }

  private Transition transition(CircuitState before, CircuitView view, String why, boolean alone) {
    PeriodStart start = view.start();
    if (start == null || (alone && !local)) {
      start =
          new PeriodStart(
              Instant.now().truncatedTo(ChronoUnit.MILLIS),
              alone ? process.name() : "unknown",
              view.failures(),
              view.total(),
              0,
              before);
    }
    return new Transition(
        service,
        before,
        view.state(),
        view.epoch(),
        start.when(),
        why,
        start.failures(),
        start.total(),
        start.process(),
        !alone && isOurs(start),
        start.tripsLastHour(),
        alone);
  }

  private boolean isOurs(@Nullable PeriodStart start) {
    return start != null && start.process().equals(process.name());
  }

  private static CircuitState usuallyBefore(CircuitState state) {
    return switch (state) {
      case OPEN -> CircuitState.CLOSED;
      case HALF_OPEN -> CircuitState.OPEN;
      case CLOSED -> CircuitState.HALF_OPEN;
    };
  }

  private static CircuitState between(CircuitState state) {
    return switch (state) {
      case OPEN -> CircuitState.HALF_OPEN;
      case HALF_OPEN -> CircuitState.OPEN;
      case CLOSED -> CircuitState.CLOSED;
    };
  }

  private static void log(Transition transition, CircuitView view) {
    String where = transition.local() ? " in this process only" : "";
    switch (transition.to()) {
      case OPEN ->
          Log.log(
              Level.WARNING,
              "Circuit breaker {0} tripped{1}: {2}. Calls are refused for {3} s.{4}",
              transition.service(),
              where,
              transition.reason(),
              (view.remainingNanos() + 999_999_999) / 1_000_000_000,
              transition.tripsLastHour() > 1
                  ? " It tripped " + transition.tripsLastHour() + " times within the last hour."
                  : "");
      case HALF_OPEN ->
          Log.log(Level.INFO, "Circuit breaker {0} sends a probe{1}.", transition.service(), where);
      case CLOSED ->
          Log.log(
              Level.INFO,
              "Circuit breaker {0} reset{1}: calls go again.",
              transition.service(),
              where);
    }
  }
}
