package dev.breaker.fleet;

import static dev.breaker.base.Log.LOG;

import dev.breaker.storage.CircuitLock;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.PeriodStart;
import dev.breaker.storage.PolicyOverride;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a circuit's state has changed, here or elsewhere, and tells the listeners and the
 * log, once and in order. An {@link OperatorWatch} does so for what operators do.
 *
 * <p>What began a period says which transition it was. Epochs do not: after a fail-over that lost a
 * transition, another one gets the same number.
 */
final class StateWatch {
  /** A fail-over can bring back an older state. It loses at most so many transitions. */
  private static final int REMEMBERED = 8;

  private final String service;
  private final ProcessName process;
  private final Events events;
  private @Nullable Object source;
  private boolean local;

  /** The latest view that was looked at; null if the next one is the first of its source. */
  private volatile @Nullable Seen seen;

  private @Nullable CircuitState state;
  private @Nullable String reason;
  private final OperatorWatch operators;

  /** The latest transitions that all processes hear of and this one knows, the newest last. */
  private List<PeriodStart> known = List.of();

  /** What makes two views differ for those who hear of changes. */
  private record Seen(
      long epoch,
      CircuitState state,
      @Nullable PeriodStart start,
      @Nullable Instant lockedUntil,
      @Nullable Instant overriddenUntil) {
    /** By hand, since the JVM makes what compares records at its first use, which takes long. */
    boolean isLike(@Nullable Seen other) {
      return other != null
          && epoch == other.epoch
          && state == other.state
          && Objects.equals(start, other.start)
          && Objects.equals(lockedUntil, other.lockedUntil)
          && Objects.equals(overriddenUntil, other.overriddenUntil);
    }

    static Seen of(CircuitView view) {
      CircuitLock lock = view.lock();
      PolicyOverride override = view.override();
      return new Seen(
          view.epoch(),
          view.state(),
          view.start(),
          lock == null ? null : lock.until(),
          override == null ? null : override.until());
    }
  }

  StateWatch(String service, ProcessName process, Events events) {
    this.service = service;
    this.process = process;
    this.events = events;
    operators = new OperatorWatch(service, events);
  }

  /** From now on only the views of this circuit count. */
  synchronized void follow(Object circuit, boolean isLocal) {
    source = circuit;
    local = isLocal;
    seen = null;
  }

  void observe(Object from, CircuitView view) {
    Seen now = Seen.of(view);
    if (!now.isLike(seen)) {
      turn(from, view, now);
    }
  }

  private synchronized void turn(Object from, CircuitView view, Seen now) {
    if (from != source) {
      return;
    }
    turn(view, seen == null);
    seen = now;
    operators.observe(view);
  }

  private void turn(CircuitView view, boolean first) {
    CircuitState before = state;
    PeriodStart start = view.start();
    // Back from a circuit of its own to that of all, or to an older copy of it, this process turns,
    // but nothing else does.
    boolean alone = local || start == null || !isNews(start);
    if (start != null && !alone) {
      // What this process missed has happened all the same.
      boolean ours = isOurs(start);
      CircuitState told = start.from() == null ? usuallyBefore(view.state()) : start.from();
      boolean missed = first || view.state() == CircuitState.CLOSED;
      before = !ours && (before == null || (before == view.state() && missed)) ? null : told;
    }
    state = view.state();
    String why = view.reason() != null ? view.reason() : reason;
    reason = view.reason();
    if (before == null || before == view.state()) {
      return;
    }
    StateChange change = change(before, view, why == null ? "unknown" : why, alone);
    log(change);
    events.changed(change);
  }

  /** Whether this began a period that was not known before. */
  private boolean isNews(PeriodStart start) {
    if (known.contains(start)) {
      return false;
    }
    List<PeriodStart> more =
        new ArrayList<>(known.subList(Math.max(0, known.size() - REMEMBERED + 1), known.size()));
    more.add(start);
    known = List.copyOf(more);
    return true;
  }

  private StateChange change(CircuitState before, CircuitView view, String why, boolean alone) {
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
    return new StateChange(service, before, view, why, start, !alone && isOurs(start), alone);
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

  private static void log(StateChange change) {
    String where = change.local() ? " in this process only" : "";
    switch (change.to()) {
      case OPEN ->
          LOG.log(
              Level.WARNING,
              "Circuit breaker {0} tripped{1}: {2}. Calls are refused for {3} s.{4}",
              change.service(),
              where,
              change.reason(),
              (change.view().remainingNanos() + 999_999_999) / 1_000_000_000,
              change.start().tripsLastHour() > 1
                  ? " It tripped " + change.start().tripsLastHour() + " times within the last hour."
                  : "");
      case HALF_OPEN ->
          LOG.log(Level.INFO, "Circuit breaker {0} sends a probe{1}.", change.service(), where);
      case CLOSED ->
          LOG.log(
              Level.INFO, "Circuit breaker {0} reset{1}: calls go again.", change.service(), where);
    }
  }
}
