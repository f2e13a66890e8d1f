package dev.breaker;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.MemoryCircuit;
import dev.breaker.storage.NanoClock;
import dev.breaker.storage.StorageRequest;
import java.time.InstantSource;

/**
 * A sick process trips itself, not the fleet: beside a closed shared circuit that needs failures of
 * several processes to trip, the circuit of this process's own outcomes. It opens when they alone
 * would trip it, or when the storage says that all would, but too few processes saw failures.
 */
final class OwnCircuit {
  private final BreakerPolicy policy;
  private final LocalCircuit circuit;

  OwnCircuit(CircuitBreaker breaker, NanoClock nanoClock, StateWatch watch, Ledger shared) {
    policy = breaker.policy();
    circuit =
        new LocalCircuit(
            breaker, new MemoryCircuit(policy, nanoClock, InstantSource.system()), watch, shared);
    watch.follow(circuit, true);
    watch.observe(circuit, circuit.view());
  }

  Admission admit() {
    return circuit.admit();
  }

  CircuitView view() {
    return circuit.view();
  }

  /** The fleet's counts would trip the circuit, but too few processes reported failures. */
  void tripAlone(CircuitView fleet) {
    if (circuit.view().state() == CircuitState.CLOSED) {
      circuit.operate(
          new StorageRequest.Trip(
              policy,
              fleet.failures()
                  + " of "
                  + fleet.total()
                  + " calls failed, seen by fewer than "
                  + policy.minimumReporters()
                  + " processes"));
    }
  }
}
