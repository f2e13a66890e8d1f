package dev.breaker;

import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;

/**
 * What this process goes by: the last view of a shared circuit, when it was learnt, and where
 * outcomes of its epoch are gathered.
 *
 * @param view what the storage said
 * @param learntAt when, on the process's monotonic clock
 * @param ledger the outcomes of this epoch
 * @param isPlain whether it is closed and not locked, as it nearly always is
 */
record Era(CircuitView view, long learntAt, FleetLedger ledger, boolean isPlain) {
  Era(CircuitView view, long learntAt, FleetLedger ledger) {
    this(view, learntAt, ledger, view.state() == CircuitState.CLOSED && view.lock() == null);
  }

  /** The view as of now, with the outcomes that it does not hold yet. */
  CircuitView viewAt(long now) {
    CircuitView aged = view.after(now - learntAt);
    return new CircuitView(
        aged.state(),
        aged.epoch(),
        aged.remainingNanos(),
        aged.failures() + ledger.unknownFailures(),
        aged.total() + ledger.unknownFailures() + ledger.unknownSuccesses(),
        aged.reason(),
        aged.start(),
        aged.lock());
  }
}
