package dev.breaker.fleet;

import dev.breaker.base.NanoClock;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.MemoryCircuit;
import dev.breaker.storage.PolicyOverride;
import dev.breaker.storage.StorageRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sick process trips itself, not the fleet: beside a closed shared circuit that needs failures of
 * several processes to trip, the circuit of this process's own outcomes. It opens when they alone
 * would trip it, or when the storage says that all would, but too few processes saw failures.
 */
final class ProcessCircuit {
  private final MemoryCircuit memory;
  private final LocalCircuit circuit;
  private @Nullable Instant overriddenUntil;

  ProcessCircuit(
      Service service,
      BreakerPolicy registered,
      NanoClock nanoClock,
      StateWatch watch,
      Ledger shared) {
    memory = new MemoryCircuit(registered, nanoClock, InstantSource.system());
    circuit = new LocalCircuit(service, memory, watch, shared);
    watch.follow(circuit, true);
    watch.observe(circuit, circuit.view());
  }

  /** Under the shared circuit's lock: the settings that are in force there rule here, too. */
  ProcessCircuit ruledBy(@Nullable PolicyOverride override) {
    Instant until = override == null ? null : override.until();
    if (!Objects.equals(until, overriddenUntil)) {
      overriddenUntil = until;
      memory.ruleBy(override);
    }
    return this;
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
              memory.policy(),
              fleet.failures()
                  + " of "
                  + fleet.total()
                  + " calls failed, seen by fewer than "
                  + circuit.policyInForce().minimumProcesses()
                  + " processes"));
    }
  }
}
