package dev.breaker;

import dev.breaker.storage.CircuitView;

/**
 * What this process goes by: the last view of a shared circuit, when it was learnt, and where
 * outcomes of its epoch are gathered.
 *
 * @param view what the storage said
 * @param learntAt when, on the process's monotonic clock
 * @param ledger the outcomes of this epoch
 */
record Era(CircuitView view, long learntAt, FleetLedger ledger) {
  long remainingNanos(long now) {
    return Math.max(0, view.remainingNanos() - (now - learntAt));
  }

  /** The view as of now, with the outcomes that it does not hold yet. */
  CircuitView viewAt(long now) {
    long failures = view.failures() + ledger.unknownFailures();
    return new CircuitView(
        view.state(),
        view.epoch(),
        remainingNanos(now),
        failures,
        view.total() + ledger.unknownFailures() + ledger.unknownSuccesses(),
        view.reason());
  }
}
