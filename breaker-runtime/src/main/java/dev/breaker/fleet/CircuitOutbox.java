package dev.breaker.fleet;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.StorageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * What one circuit has to ask of the storage and to tell it, until an exchange takes it along. Any
 * thread may add to it. The reporting thread collects.
 */
final class CircuitOutbox implements Outbox {
  private static final AtomicIntegerFieldUpdater<CircuitOutbox> PRESSING =
      AtomicIntegerFieldUpdater.newUpdater(CircuitOutbox.class, "pressing");
  private static final AtomicIntegerFieldUpdater<CircuitOutbox> GATHERING =
      AtomicIntegerFieldUpdater.newUpdater(CircuitOutbox.class, "gathering");

  private final FleetCircuit circuit;
  private final Reporting reporting;
  private final Askers askers = new Askers();
  private final Operations operations;
  private volatile boolean readWanted;

  /** Whether the reporter's agenda has this: 1 if so. */
  private volatile int pressing;

  private volatile int gathering;

  /** Whether the reporter's agenda has a retry of this. Under the circuit's lock. */
  private boolean retrying;

  /** Callers that wait until the storage has decided on what there is to tell. */
  private List<CompletableFuture<@Nullable Void>> confirming = List.of();

  CircuitOutbox(FleetCircuit circuit, Reporting reporting) {
    this.circuit = circuit;
    this.reporting = reporting;
    operations = new Operations(circuit, reporting);
  }

  FleetCircuit circuit() {
    return circuit;
  }

  @Override
  public BreakerPolicy policy() {
    return circuit.policy();
  }

  @Override
  public @Nullable Ledger fallbackFor(FleetLedger ledger) {
    return circuit.fallbackFor(ledger);
  }

  @Override
  public boolean wouldTrip(FleetLedger ledger) {
    return circuit.wouldTrip(ledger);
  }

  @Override
  public long now() {
    return circuit.now();
  }

  @Override
  public boolean reportsSuccesses() {
    return !reporting.isInvoked();
  }

  @Override
  public void gather() {
    if (gathering == 0 && GATHERING.compareAndSet(this, 0, 1)) {
      reporting.addGathering(this);
    }
  }

  void leftGathering() {
    gathering = 0;
  }

  @Override
  public void gatherFor(long nanos) {
    gather();
    reporting.wakeWithin(nanos);
  }

  @Override
  public void press() {
    if (pressing == 0 && PRESSING.compareAndSet(this, 0, 1)) {
      reporting.addPressing(this);
    }
    reporting.wakeWithin(0);
  }

  void leftPressing() {
    pressing = 0;
  }

  @Override
  public void sendAndWait(long waitedNanos) {
    CompletableFuture<@Nullable Void> confirmed = new CompletableFuture<>();
    synchronized (circuit) {
      confirming = new ArrayList<>(confirming);
      confirming.add(confirmed);
    }
    Wait wait = reporting.beginWait();
    press();
    reporting.awaitConfirmation(confirmed, wait, waitedNanos);
  }

  /** Those who wait for a decision need not wait any longer. */
  void confirm() {
    confirm(takeConfirming());
  }

  static void confirm(List<CompletableFuture<@Nullable Void>> waiting) {
    for (CompletableFuture<@Nullable Void> waiter : waiting) {
      waiter.complete(null);
    }
  }

  private List<CompletableFuture<@Nullable Void>> takeConfirming() {
    synchronized (circuit) {
      List<CompletableFuture<@Nullable Void>> taken = confirming;
      confirming = List.of();
      return taken;
    }
  }

  /** Has the view replaced soon. Never blocks. */
  void read() {
    if (!readWanted) {
      readWanted = true;
      press();
    }
  }

  void forgetRead() {
    readWanted = false;
  }

  /** Asks whether a call may go. Never blocks. */
  CompletableFuture<Decision> ask() {
    CompletableFuture<Decision> asked = askers.add();
    press();
    answerAskers();
    return asked;
  }

  /** Puts those who ask back, to be answered by the fallback or with the next exchange. */
  void askAgain(List<CompletableFuture<Decision>> asking) {
    askers.putBack(asking);
    press();
  }

  /** Has the fallback, if there is one, answer all who ask. Runs what waits for the answers. */
  void answerAskers() {
    if (askers.areWaiting()) {
      LocalCircuit local = circuit.local();
      if (local != null) {
        askers.answerBy(local);
      }
    }
  }

  /** Takes an operator's step. Blocks up to the storage's timeout. */
  void operate(StorageRequest request) {
    operations.operate(request);
  }

  /** Under the circuit's lock: has the storage asked again at that time, after a fallback. */
  void retryAt(long at) {
    if (!retrying) {
      retrying = true;
      reporting.retryAt(this, at);
    }
  }

  /** Whether there are outcomes that the storage does not hold, and that it may be told now. */
  boolean hasUnacknowledged() {
    return !circuit.isDegraded() && circuit.mode().ledger().hasUnacknowledged();
  }

  /**
   * Whether there is something to say that a freeze must not delay or cut in two: outcomes that
   * could change the circuit's state, or a question that is about to be asked.
   */
  boolean isPressing() {
    return !circuit.isDegraded()
        && (readWanted || askers.areWaiting() || circuit.mode().ledger().hasDecisive());
  }

  /**
   * Adds the questions of waiting calls, unless their answers depend on unsent outcomes.
   *
   * @return whether that is all that there is
   */
  boolean collectQuestions(List<Step> steps) {
    synchronized (circuit) {
      Mode mode = circuit.mode();
      if (circuit.isDegraded() || (mode instanceof Snapshot && mode.ledger().hasDecisive())) {
        return false;
      }
      circuit.asks();
      boolean reading = readWanted;
      forgetRead();
      List<CompletableFuture<Decision>> asking = askers.take();
      if (!asking.isEmpty()) {
        steps.add(new AdmitStep(circuit, asking));
      } else if (reading) {
        steps.add(reading());
      }
      return confirming.isEmpty() && operations.areNone();
    }
  }

  /** Adds a question whose answer tells nothing new, to find out whether there is an answer. */
  void collectRead(List<Step> steps) {
    synchronized (circuit) {
      if (!circuit.isDegraded()) {
        circuit.asks();
        steps.add(reading());
      }
    }
  }

  private ReportStep reading() {
    FleetLedger ledger = circuit.mode().ledger();
    return new ReportStep(circuit, ledger.nothing(), ledger, List.of());
  }

  /** Adds what is to be asked and told now. */
  void collect(List<Step> steps) {
    if (circuit.local() == null) {
      collectShared(steps);
    } else {
      operations.moveTo(steps);
      answerAskers();
    }
  }

  private void collectShared(List<Step> steps) {
    synchronized (circuit) {
      circuit.asks();
      FleetLedger ledger = circuit.mode().ledger();
      // Before the report is made, so that a wish to read from here on is not forgotten.
      boolean reading = readWanted;
      forgetRead();
      List<CompletableFuture<@Nullable Void>> waiting = takeConfirming();
      StorageRequest.Report report = circuit.unsent(ledger);
      if (report != null || reading) {
        steps.add(
            new ReportStep(circuit, report == null ? ledger.nothing() : report, ledger, waiting));
      } else {
        // What they wait for went with the exchange before.
        confirm(waiting);
      }
      operations.moveTo(steps);
      List<CompletableFuture<Decision>> asking = askers.take();
      if (!asking.isEmpty()) {
        steps.add(new AdmitStep(circuit, asking));
      }
    }
  }

  /** Adds a first question after a time of falling back, if the circuit still does. */
  void collectRetry(List<Step> steps) {
    synchronized (circuit) {
      retrying = false;
      if (circuit.mode() instanceof LocalFallback fallback) {
        circuit.asks();
        forgetRead();
        FleetLedger ledger = fallback.ledger();
        steps.add(new RetryStep(circuit, circuit.unsentAfter(fallback), ledger));
      }
    }
  }
}
