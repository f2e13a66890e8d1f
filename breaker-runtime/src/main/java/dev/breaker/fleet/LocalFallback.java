package dev.breaker.fleet;

import dev.breaker.base.NanoClock;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.MemoryCircuit;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Makes the circuit in memory that decides while the storage cannot be used. */
final class LocalFallback {
  private LocalFallback() {}

  /** Goes on from the last view, with the unacknowledged outcomes. */
  static LocalCircuit after(
      @Nullable Snapshot last, Service service, NanoClock nanoClock, long now) {
    if (last == null) {
      return new LocalCircuit(
          service, new MemoryCircuit(service.policy(), nanoClock, InstantSource.system()));
    }
    // Alone, one reporter has to be enough.
    LocalCircuit fallback =
        new LocalCircuit(
            service,
            MemoryCircuit.continuing(
                service.policy().withMinimumProcesses(1), nanoClock, last.viewAt(now)));
    FleetLedger ledger = last.ledger();
    if (last.view().state() != CircuitState.OPEN && ledger.hasUnacknowledged()) {
      // Of a half-open circuit that is the outcome of its probe, which this process sent.
      fallback.seed(
          ledger.unacknowledgedSuccesses(), ledger.unacknowledgedFailures(), ledger.latestReason());
    }
    return fallback;
  }
}
