package dev.breaker;

import dev.breaker.storage.BreakerPolicy;
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
  private final StateWatch watch;
  private final @Nullable Ledger also;
  private volatile LocalLedger ledger;

  /** The circuit that a breaker goes by. */
  LocalCircuit(CircuitBreaker breaker, MemoryCircuit memory) {
    this(breaker, memory, breaker.watch(), null);
  }

  /** A circuit beside a shared one: outcomes are entered in the other ledger too, and first. */
  LocalCircuit(
      CircuitBreaker breaker, MemoryCircuit memory, StateWatch watch, @Nullable Ledger also) {
    this.breaker = breaker;
    this.memory = memory;
    this.watch = watch;
    this.also = also;
    ledger = new LocalLedger(memory.current());
  }

  @Override
  public Admission admit() {
    Period admitted = memory.admit(breaker.process());
    if (admitted == null) {
      Period refusing = ledgerOf(memory.current()).period;
      long now = memory.now();
      return breaker.refused(refusing.refusedForNanos(now), refusing.refusalReason(now));
    }
    return new Permit(admitted.isUncounted() ? new UncountedLedger(breaker) : ledgerOf(admitted));
  }

  private LocalLedger ledgerOf(Period period) {
    LocalLedger current = ledger;
    if (current.period == period) {
      return current;
    }
    LocalLedger turned = new LocalLedger(period);
    ledger = turned;
    observe();
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
    memory.take(
        breaker.process(),
        new StorageRequest.Report(
            memory.policy(), memory.view().epoch(), successes, failures, reason, false));
    observe();
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
  public BreakerPolicy policyInForce() {
    return memory.policy();
  }

  @Override
  public void operate(StorageRequest request) {
    memory.take(breaker.process(), request);
    observe();
  }

  private void observe() {
    watch.observe(this, memory.view());
  }

  private final class LocalLedger extends Ledger {
    final Period period;

    LocalLedger(Period period) {
      super(LocalCircuit.this.breaker, period.isProbe());
      this.period = period;
    }

    @Override
    void succeeded(int waitedMicros) {
      if (also != null) {
        also.succeeded(waitedMicros);
      }
      memory.succeeded(period, breaker.process());
      if (!period.isClosed()) {
        // Of a closed circuit a success changes nothing that others would have to hear of.
        observeTurn();
      }
    }

    @Override
    void failed(String reason, int waitedMicros) {
      if (also != null) {
        also.failed(reason, waitedMicros);
      }
      memory.failed(period, reason, breaker.process());
      observeTurn();
    }

    @Override
    void abandoned() {
      if (also != null) {
        also.abandoned();
      }
      memory.abandoned(period);
    }

    private void observeTurn() {
      if (memory.current() != period) {
        observe();
      }
    }
  }
}
