package dev.breaker.fleet;

import dev.breaker.storage.BreakerPolicy;
import org.jspecify.annotations.Nullable;

/** How the outcomes in a {@link FleetLedger} get to the storage. */
interface Outbox {
  /** The settings that this process was given. */
  BreakerPolicy policy();

  /**
   * Where outcomes of this ledger's calls go while the storage cannot be used; null while it can.
   */
  @Nullable Ledger fallbackFor(FleetLedger ledger);

  /** Whether the circuit would trip with what this ledger holds. */
  boolean wouldTrip(FleetLedger ledger);

  /** The time now, on the view clock. */
  long now();

  /** Whether successes are worth a report of their own. */
  boolean reportsSuccesses();

  /** Has what there is sent with the next report. Never blocks. */
  void gather();

  /** Has what there is sent within that time. Never blocks. */
  void gatherFor(long nanos);

  /** Has what there is sent at once. Never blocks. */
  void press();

  /** Has what there is sent at once, and waits for what is left of the storage's timeout. */
  void sendAndWait(long waitedNanos);
}
