package dev.breaker.fleet;

import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What this process goes by: the last view of a shared circuit, when it was learnt, and where
 * outcomes of its epoch are gathered.
 *
 * @param view what the storage said
 * @param learntAt when, on the process's monotonic clock
 * @param ledger the outcomes of this epoch
 * @param process this process's circuit beside the shared one, where the policy asks for it and the
 *     shared one is closed
 * @param isPlain whether it is closed and not locked, as it nearly always is
 */
record Snapshot(
    CircuitView view,
    long learntAt,
    FleetLedger ledger,
    @Nullable ProcessCircuit process,
    boolean isPlain) {
  Snapshot(CircuitView view, long learntAt, FleetLedger ledger, @Nullable ProcessCircuit process) {
    this(
        view,
        learntAt,
        ledger,
        process,
        view.state() == CircuitState.CLOSED && view.lock() == null);
  }

  /**
   * Whether that view, too, is of this snapshot. The epoch alone does not tell: a circuit that was
   * lost, or went back to an older copy of itself, may have the same one again.
   */
  boolean isOfTheSamePeriodAs(CircuitView other) {
    return view.epoch() == other.epoch()
        && view.state() == other.state()
        && Objects.equals(view.start(), other.start());
  }

  /** The view as of now, with the outcomes that it does not hold yet. */
  CircuitView viewAt(long now) {
    CircuitView aged = view.after(now - learntAt);
    return new CircuitView(
        aged.state(),
        aged.epoch(),
        aged.remainingNanos(),
        aged.failures() + ledger.unacknowledgedFailures(),
        aged.total() + ledger.unacknowledgedFailures() + ledger.unacknowledgedSuccesses(),
        aged.reason(),
        aged.start(),
        aged.lock());
  }
}
