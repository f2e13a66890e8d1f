package dev.breaker.fleet;

import dev.breaker.base.NanoClock;
import dev.breaker.base.Pause;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.MemoryCircuit;
import dev.breaker.storage.PolicyOverride;

/**
 * The storage cannot be used for this circuit: a circuit in memory decides. It goes on from what
 * was known before, with the outcomes that the storage has not confirmed.
 */
final class LocalFallback implements Mode {
  private final LocalCircuit circuit;
  private final long since;
  private final Pause betweenRejections = new Pause();
  private boolean rejected;

  /** What rules again once the storage can be used. */
  private Mode before;

  LocalFallback(Mode before, Service service, BreakerPolicy registered, NanoClock nanoClock) {
    this.before = before;
    since = nanoClock.now();
    CircuitView last = before.sharedView(since);
    PolicyOverride override = last.override();
    // Alone, one process that saw failures has to be enough.
    CircuitView alone =
        override == null
            ? last
            : last.withOverride(override.withPolicy(override.policy().withMinimumProcesses(1)));
    circuit =
        new LocalCircuit(
            service,
            MemoryCircuit.continuing(registered.withMinimumProcesses(1), nanoClock, alone));
    FleetLedger ledger = before.ledger();
    if (last.state() != CircuitState.OPEN && ledger.hasUnacknowledged()) {
      // Of a half-open circuit that is the outcome of its probe, which this process sent.
      circuit.seed(
          ledger.unacknowledgedSuccesses(), ledger.unacknowledgedFailures(), ledger.latestReason());
    }
  }

  LocalCircuit circuit() {
    return circuit;
  }

  @Override
  public Decision admit(FleetCircuit shared) {
    return circuit.admit();
  }

  @Override
  public Decision admitUnanswered(FleetCircuit shared) {
    return circuit.admit();
  }

  @Override
  public CircuitView view(long now) {
    return circuit.view();
  }

  @Override
  public FleetLedger ledger() {
    return before.ledger();
  }

  @Override
  public Snapshot after(CircuitView view, long askedAt, FleetCircuit shared) {
    return before.after(view, askedAt, shared);
  }

  /** Under the circuit's lock: what rules again once the storage can be used. */
  Mode before() {
    return before;
  }

  /** Under the circuit's lock: what rules again once the storage can be used is this. */
  void keep(Mode known) {
    before = known;
  }

  /** Whether it has lasted for longer than that, so that what came before no longer counts. */
  boolean isOlderThan(long nanos, long now) {
    return now - since > nanos;
  }

  /** Whether the storage answers, and rejects this circuit. */
  boolean isRejected() {
    return rejected;
  }

  /** The storage has rejected this circuit. Returns the pause before it is asked again. */
  Pause rejected() {
    rejected = true;
    return betweenRejections;
  }
}
