package dev.breaker.fleet;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The circuit is shared: this process goes by the last view of it, until that is too old.
 *
 * @param view what the storage said
 * @param learntAt when, on the process's monotonic clock
 * @param ledger the outcomes of this epoch
 * @param process this process's circuit beside the shared one, where the policy asks for it and the
 *     shared one is closed
 * @param isPlain whether it is closed, not locked and not on a ramp, as it nearly always is
 */
record Snapshot(
    CircuitView view,
    long learntAt,
    FleetLedger ledger,
    @Nullable ProcessCircuit process,
    boolean isPlain)
    implements Mode {
  /**
   * A probe decides soon, so refused calls have the view replaced oftener, behind their refusal.
   */
  private static final long WATCH_PROBE_EVERY = TimeUnit.MILLISECONDS.toNanos(100);

  Snapshot(CircuitView view, long learntAt, FleetLedger ledger, @Nullable ProcessCircuit process) {
    this(view, learntAt, ledger, process, view.isAtRest());
  }

  private static boolean isClosed(CircuitView view) {
    return view.state() == CircuitState.CLOSED && view.lock() == null;
  }

  @Override
  public @Nullable Decision admit(FleetCircuit circuit) {
    long age = circuit.now() - learntAt;
    if (!isPlain) {
      return admitBy(view.after(age), age, circuit);
    }
    if (age > circuit.maxStalenessNanos() || ledger.isDeciding()) {
      return null;
    }
    return process == null ? ledger : process.admit();
  }

  private @Nullable Decision admitBy(CircuitView now, long age, FleetCircuit circuit) {
    if (now.isProbeDue()) {
      return null;
    }
    if (now.admitsAll()) {
      return age <= circuit.maxStalenessNanos() && !ledger.isDeciding()
          ? admitted(now, circuit)
          : null;
    }
    boolean probing = now.state() == CircuitState.HALF_OPEN && now.lock() == null;
    long freshFor = circuit.maxStalenessNanos();
    if (age > (probing ? Math.min(WATCH_PROBE_EVERY, freshFor) : freshFor)) {
      circuit.refresh();
    }
    return Refused.by(now);
  }

  /** By now there is a newer view. If there is none, a call goes where the circuit was closed. */
  @Override
  public Decision admitUnanswered(FleetCircuit circuit) {
    Decision decided = admit(circuit);
    if (decided != null) {
      return decided;
    }
    CircuitView now = view.after(circuit.now() - learntAt);
    if (!now.admitsAll()) {
      // A probe may be due, and only the storage can lease it.
      return Refused.by(now);
    }
    circuit.refresh();
    return admitted(now, circuit);
  }

  /** Decides on a call by this view, which is of this snapshot and refuses none but by its ramp. */
  Decision admitted(CircuitView now, FleetCircuit circuit) {
    if (now.state() != CircuitState.CLOSED) {
      return UncountedLedger.INSTANCE;
    }
    Refused refused = now.rampLeftNanos() > 0 ? circuit.refuseByRamp(now) : null;
    if (refused != null) {
      return refused;
    }
    return process == null || now.lock() != null ? ledger : process.admit();
  }

  @Override
  public CircuitView view(long now) {
    CircuitView own = process != null && isClosed(view) ? process.view() : null;
    return own == null || own.isAtRest() ? sharedView(now) : own;
  }

  @Override
  public CircuitView sharedView(long now) {
    return ledger.addedTo(view.after(now - learntAt));
  }

  @Override
  public Snapshot after(CircuitView next, long askedAt, FleetCircuit circuit) {
    return isOfTheSamePeriodAs(next)
        ? new Snapshot(next, askedAt, ledger, circuit.processCircuit(next, ledger, process))
        : circuit.begun(next, askedAt);
  }

  /** Whether it is at rest, and all that it counts is older than a window that long. */
  boolean isSpent(long windowNanos, long now) {
    return view.after(now - learntAt).isAtRest()
        && (view.total() == 0 || now - learntAt > windowNanos)
        && !ledger.hasUnacknowledged()
        && (process == null || process.view().isAtRest());
  }

  /**
   * Whether that view, too, is of this snapshot. The epoch alone does not tell: a circuit that was
   * lost, or went back to an older copy of itself, may have the same one again.
   */
  private boolean isOfTheSamePeriodAs(CircuitView other) {
    return view.epoch() == other.epoch()
        && view.state() == other.state()
        && Objects.equals(view.start(), other.start());
  }

  /** Whether the circuit would trip with what its ledger holds. */
  boolean wouldTrip(BreakerPolicy inForce) {
    if (!isClosed(view)) {
      return false;
    }
    long failed = ledger.unacknowledgedFailures();
    long failures = view.failures() + failed;
    return failures >= inForce.minimumFailures()
        && inForce.trips(failures, view.total() + failed + ledger.unacknowledgedSuccesses());
  }
}
