package dev.breaker.fleet;

import dev.breaker.base.NanoClock;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.MemoryCircuit;
import dev.breaker.storage.StorageRequest;
import java.time.InstantSource;

/**
 * A sick process trips itself, not the fleet: beside a closed shared circuit that needs failures of
 * several processes to trip, the circuit of this process's own outcomes. It opens when they alone
 * would trip it, or when the storage says that all would, but too few processes saw failures.
 */
final class ProcessCircuit {
  private final BreakerPolicy policy;
  private final LocalCircuit circuit;

  ProcessCircuit(Service service, NanoClock nanoClock, StateWatch watch, Ledger shared) {
    policy = service.policy();
    circuit =
        new LocalCircuit(
            service, new MemoryCircuit(policy, nanoClock, InstantSource.system()), watch, shared);
    watch.follow(circuit, true);
    watch.observe(circuit, circuit.view());
  }

  Decision admit() {
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
                  + policy.minimumProcesses()
                  + " processes"));
    }
  }
}
