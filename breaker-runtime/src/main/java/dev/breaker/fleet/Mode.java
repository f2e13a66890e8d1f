package dev.breaker.fleet;

import dev.breaker.storage.CircuitView;
import org.jspecify.annotations.Nullable;

/**
 * What a shared circuit goes by now: nothing yet, the storage's last word, or its own counts.
 * {@link FleetCircuit} turns from one mode to the next.
 */
sealed interface Mode permits Joining, Snapshot, LocalFallback {
  /**
   * Decides on a call.
   *
   * @return the decision; null if the storage has to be asked
   */
  @Nullable Decision admit(FleetCircuit circuit);

  /** Decides on a call for which the storage had no answer in time. */
  Decision admitUnanswered(FleetCircuit circuit);

  /** The circuit by which calls go as of now, with the outcomes that the storage does not hold. */
  CircuitView view(long now);

  /** The same without this process's own circuit beside the shared one. */
  default CircuitView sharedView(long now) {
    return view(now);
  }

  /** The outcomes that go to the storage. */
  FleetLedger ledger();

  /** Takes a view that the storage has sent, as of the time at which it was asked for. */
  Snapshot after(CircuitView view, long askedAt, FleetCircuit circuit);
}
