package dev.breaker;

import dev.breaker.storage.NanoClock;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageRequest;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What operators ask for, each of whom waits until the storage has confirmed it. */
final class Operations {
  private final FleetCircuit circuit;
  private final Reporter reporter;
  private final NanoClock nanoClock;
  private final Queue<OperatorStep> waiting = new ConcurrentLinkedQueue<>();

  Operations(FleetCircuit circuit, Reporter reporter, NanoClock nanoClock) {
    this.circuit = circuit;
    this.reporter = reporter;
    this.nanoClock = nanoClock;
  }

  /** Blocks up to the storage's timeout. */
  void operate(StorageRequest request) {
    long start = nanoClock.now();
    OperatorStep operation = new OperatorStep(circuit, request);
    waiting.add(operation);
    reporter.wakeWithin(0);
    if (!reporter.await(operation.done(), start)) {
      throw new StorageException(
          "service \"" + circuit.policy().service() + "\": the storage did not confirm it in time",
          null);
    }
    StorageException problem = operation.done().join();
    if (problem != null) {
      throw problem;
    }
  }

  void moveTo(List<Step> steps) {
    for (Step operation; (operation = waiting.poll()) != null; ) {
      steps.add(operation);
    }
  }
}
