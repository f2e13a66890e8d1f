package dev.breaker;

import dev.breaker.storage.CircuitState;
import dev.breaker.storage.MemoryCircuit;
import dev.breaker.storage.NanoClock;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Makes the circuit in memory that decides while the storage cannot be used. */
final class StandIn {
  private StandIn() {}

  /** Goes on from what was last known, with the outcomes that the storage has not heard of. */
  static LocalCircuit after(
      @Nullable Era last, CircuitBreaker breaker, NanoClock nanoClock, long now) {
    if (last == null) {
      return new LocalCircuit(
          breaker, new MemoryCircuit(breaker.policy(), nanoClock, InstantSource.system()));
    }
    // Alone, one reporter has to be enough.
    LocalCircuit standIn =
        new LocalCircuit(
            breaker,
            MemoryCircuit.standIn(
                breaker.policy().withMinimumReporters(1), nanoClock, last.viewAt(now)));
    FleetLedger ledger = last.ledger();
    if (last.view().state() != CircuitState.OPEN && ledger.hasUnknown()) {
      // Of a half-open circuit that is the outcome of its probe, which this process sent.
      standIn.seed(ledger.unknownSuccesses(), ledger.unknownFailures(), ledger.latestReason());
    }
    return standIn;
  }
}
