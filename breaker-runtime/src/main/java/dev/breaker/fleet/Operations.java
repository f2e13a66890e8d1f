package dev.breaker.fleet;

import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageRequest;
import java.util.ArrayList;
import java.util.List;

/** What operators ask for, each of whom waits until the storage has confirmed it. */
final class Operations {
  private final FleetCircuit circuit;
  private final Reporter reporter;
  private List<OperatorStep> waiting = List.of();

  Operations(FleetCircuit circuit, Reporter reporter) {
    this.circuit = circuit;
    this.reporter = reporter;
  }

  /** Blocks up to the storage's timeout. */
  void operate(StorageRequest request) {
    OperatorStep operation = new OperatorStep(circuit, request);
    if (reporter.isCurrentThread()) {
      // A listener, which keeps this thread from doing it later.
      reporter.exchangeNow(operation);
    } else {
      Waiting.Wait wait = reporter.waiting().begin();
      add(operation);
      circuit.press();
      if (!reporter.waiting().await(operation.done(), wait)) {
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
