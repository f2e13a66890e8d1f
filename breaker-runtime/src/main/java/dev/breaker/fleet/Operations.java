package dev.breaker.fleet;

import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageRequest;
import java.util.ArrayList;
import java.util.List;

/** What operators ask for, each of whom waits until the storage has confirmed it. */
final class Operations {
  private final FleetCircuit circuit;
  private final Reporting reporting;
  private List<OperatorStep> waiting = List.of();

  Operations(FleetCircuit circuit, Reporting reporting) {
    this.circuit = circuit;
    this.reporting = reporting;
  }

  /** Blocks up to the storage's timeout. */
  void operate(StorageRequest request) {
    OperatorStep operation = new OperatorStep(circuit, request);
    if (reporting.isCurrentThread()) {
      // A listener, which keeps this thread from doing it later.
      reporting.exchangeNow(operation);
    } else {
      Wait wait = reporting.beginWait();
      add(operation);
      circuit.outbox().press();
      if (!reporting.await(operation.done(), wait)) {
        throw unconfirmed("the storage did not confirm it in time");
      }
    }
    StorageException problem = operation.done().getNow(unconfirmed("the storage did not take it"));
    if (problem != null) {
      throw problem;
    }
  }

  private StorageException unconfirmed(String problem) {
    return new StorageException("service \"" + circuit.policy().service() + "\": " + problem, null);
  }

  private synchronized void add(OperatorStep operation) {
    waiting = new ArrayList<>(waiting);
    waiting.add(operation);
  }

  synchronized boolean areNone() {
    return waiting.isEmpty();
  }

  synchronized void moveTo(List<Step> steps) {
    steps.addAll(waiting);
    waiting = List.of();
  }
}
