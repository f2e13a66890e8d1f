package dev.breaker.fleet;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageRequest;
import java.util.concurrent.CompletableFuture;

/** A circuit that is switched off: every call goes, and none counts. */
public final class OffCircuit implements Circuit {
  /** Why an operator's step is refused. */
  public static final String REASON =
      "these CircuitBreakers are switched off by enabled(false), so operating them has no effect;"
          + " operate the circuit from a process where they are on";

  private static final CircuitView VIEW =
      new CircuitView(CircuitState.CLOSED, 0, 0, 0, 0, null, null, null);

  private final BreakerPolicy policy;

  /**
   * Of a service.
   *
   * @param policy its settings
   */
  public OffCircuit(BreakerPolicy policy) {
    this.policy = policy;
  }

  @Override
  public Decision admit() {
    return UncountedLedger.INSTANCE;
  }

  @Override
  public Decision admitAtOnce() {
    return UncountedLedger.INSTANCE;
  }

  @Override
  public CompletableFuture<Decision> admitLater() {
    return CompletableFuture.completedFuture(UncountedLedger.INSTANCE);
  }

  @Override
  public CircuitView view() {
    return VIEW;
  }

  @Override
  public boolean isDegraded() {
    return false;
  }

  @Override
  public long unsent() {
    return 0;
  }

  @Override
  public boolean isForgettable() {
    return true;
  }

  @Override
  public BreakerPolicy policyInForce() {
    return policy;
  }

  @Override
  public void operate(StorageRequest request) {
    throw new IllegalStateException(REASON);
  }
}
