package dev.breaker.fleet;

import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is known of the circuit yet. Its first calls wait for the storage. A process needs longer
 * than a timeout for its first words with a storage, since it loads classes and connects for them;
 * calls that come later go meanwhile. Their outcomes count once the circuit turns out to be closed.
 * In any other state it would not have admitted them.
 */
record Joining(FleetLedger ledger) implements Mode {
  @Override
  public @Nullable Decision admit(FleetCircuit circuit) {
    return circuit.isStorageJoining() ? admitUnanswered(circuit) : null;
  }

  @Override
  public Decision admitUnanswered(FleetCircuit circuit) {
    circuit.refresh();
    return ledger;
  }

  @Override
  public CircuitView view(long now) {
    return ledger.addedTo(new CircuitView(CircuitState.CLOSED, 0, 0, 0, 0, null, null, null));
  }

  @Override
  public Snapshot after(CircuitView view, long askedAt, FleetCircuit circuit) {
    if (view.state() == CircuitState.CLOSED) {
      ledger.begin(view.epoch());
      return circuit.begun(view, askedAt, ledger);
    }
    return circuit.begun(view, askedAt);
  }
}
