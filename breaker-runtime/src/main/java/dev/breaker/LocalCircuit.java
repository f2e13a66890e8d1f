package dev.breaker;

import dev.breaker.storage.CircuitView;
import dev.breaker.storage.MemoryCircuit;
import dev.breaker.storage.Period;
import dev.breaker.storage.StorageRequest;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A circuit in this process: every decision is made on the spot. */
final class LocalCircuit implements Circuit {
  private final CircuitBreaker breaker;
  private final MemoryCircuit memory;
  private volatile LocalLedger ledger;

  LocalCircuit(CircuitBreaker breaker, MemoryCircuit memory) {
    this.breaker = breaker;
    this.memory = memory;
    ledger = new LocalLedger(memory.current());
  }

  @Override
  public Admission admit() {
    Period admitted = memory.admit();
    if (admitted != null) {
      return new Permit(ledgerOf(admitted));
    }
    Period refusing = ledgerOf(memory.current()).period;
    return breaker.refused(memory.remainingNanos(), refusing.reason());
  }

  private LocalLedger ledgerOf(Period period) {
    LocalLedger current = ledger;
    if (current.period == period) {
      return current;
    }
    LocalLedger turned = new LocalLedger(period);
    ledger = turned;
    breaker.observe(this, memory.view());
    return turned;
  }

  @Override
  public CompletableFuture<Admission> admitAsync() {
    return CompletableFuture.completedFuture(admit());
  }

  /** Enters the outcome of a call that was admitted elsewhere, if calls go here at all. */
  Ledger currentLedger() {
    return ledgerOf(memory.current());
  }

  /** Takes over outcomes that the storage has not heard of. */
  void seed(long successes, long failures, @Nullable String reason) {
    memory.record(
        new StorageRequest.Report(
            memory.policy(), memory.view().epoch(), successes, failures, reason, false));
    breaker.observe(this, memory.view());
  }

  @Override
  public CircuitView view() {
    return memory.view();
  }

  @Override
  public boolean isDegraded() {
    return false;
  }

  @Override
  public void trip(String reason) {
    memory.trip(reason);
    breaker.observe(this, memory.view());
  }

  @Override
  public void reset() {
    memory.reset();
    breaker.observe(this, memory.view());
  }

  private final class LocalLedger extends Ledger {
    final Period period;

    LocalLedger(Period period) {
      super(LocalCircuit.this.breaker);
      this.period = period;
    }

    @Override
    void succeeded() {
      memory.succeeded(period);
      if (!period.isClosed()) {
        // Of a closed circuit a success changes nothing that others would have to hear of.
        observe();
      }
    }

    @Override
    void failed(String reason) {
      memory.failed(period, reason);
      observe();
    }

    @Override
    void abandoned() {
      memory.abandoned(period);
    }

    private void observe() {
      if (memory.current() != period) {
        breaker.observe(LocalCircuit.this, memory.view());
      }
    }
  }
}
