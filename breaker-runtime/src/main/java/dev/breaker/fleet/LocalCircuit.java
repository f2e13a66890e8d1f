package dev.breaker.fleet;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.MemoryCircuit;
import dev.breaker.storage.Period;
import dev.breaker.storage.StorageRequest;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A circuit in this process: every decision is made on the spot. */
final class LocalCircuit implements Circuit {
  private final Service service;
  private final MemoryCircuit memory;
  private final StateWatch watch;
  private final @Nullable Ledger also;
  private final BreakerPolicy registered;
  private final Ramp ramp = new Ramp();
  private volatile LocalLedger ledger;

  /** The circuit by which calls go. */
  LocalCircuit(Service service, MemoryCircuit memory) {
    this(service, memory, service.watch(), null);
  }

  /** A circuit beside a shared one: outcomes are entered in the other ledger too, and first. */
  LocalCircuit(Service service, MemoryCircuit memory, StateWatch watch, @Nullable Ledger also) {
    this.service = service;
    this.memory = memory;
    this.watch = watch;
    this.also = also;
    registered = memory.policy().withCallsAsIn(service.policy());
    ledger = new LocalLedger(memory.current());
  }

  @Override
  public Decision admit() {
    Period admitted = memory.admit(service.process());
    if (admitted == null) {
      return Refused.by(ledgerOf(memory.current()).period.viewWithoutCounts(memory.now()));
    }
    if (admitted.isUncounted()) {
      return UncountedLedger.INSTANCE;
    }
    LocalLedger entered = ledgerOf(admitted);
    Refused refused =
        admitted.ramps()
            ? ramp.refuse(admitted.viewWithoutCounts(memory.now()), policyInForce())
            : null;
    return refused == null ? entered : refused;
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
  public Decision admitAtOnce() {
    return admit();
  }

  @Override
  public CompletableFuture<Decision> admitLater() {
    return CompletableFuture.completedFuture(admit());
  }

  /** Enters the outcome of a call that was admitted elsewhere, if calls go here at all. */
  Ledger currentLedger() {
    return ledgerOf(memory.current());
  }

  /** Takes over outcomes that the storage has not heard of. */
  void seed(long successes, long failures, @Nullable String reason) {
    memory.take(
        service.process(),
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
  public long unsent() {
    return 0;
  }

  /** With what an operator has put in force, which this process alone holds, it is not. */
  @Override
  public boolean isForgettable() {
    CircuitView view = memory.view();
    return view.isAtRest() && view.override() == null && view.total() == 0;
  }

  @Override
  public BreakerPolicy policyInForce() {
    BreakerPolicy overriding = memory.overriding();
    return overriding == null ? registered : overriding;
  }

  @Override
  public void operate(StorageRequest request) {
    memory.take(service.process(), request);
    observe();
  }

  private void observe() {
    watch.observe(this, memory.view());
  }

  private final class LocalLedger extends Ledger {
    final Period period;

    LocalLedger(Period period) {
      super(period.isProbe());
      this.period = period;
    }

    @Override
    void succeeded(long waitedNanos) {
      if (also != null) {
        also.succeeded(waitedNanos);
      }
      memory.succeeded(period, service.process());
      if (!period.isClosed()) {
        // Of a closed circuit a success changes nothing that others would have to hear of.
        observeTurn();
      }
    }

    @Override
    void failed(String reason, long waitedNanos) {
      if (also != null) {
        also.failed(reason, waitedNanos);
      }
      memory.failed(period, reason, service.process());
      observeTurn();
    }

    @Override
    public void askedToWait(long nanos) {
      if (also != null) {
        also.askedToWait(nanos);
      }
      memory.askedToWait(period, nanos);
    }

    @Override
    public void abandoned() {
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
