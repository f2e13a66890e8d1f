package dev.breaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Those who wait to hear whether their call may go. */
final class Askers {
  private final Queue<CompletableFuture<Admission>> waiting = new ConcurrentLinkedQueue<>();

  CompletableFuture<Admission> add() {
    CompletableFuture<Admission> asker = new CompletableFuture<>();
    waiting.add(asker);
    return asker;
  }

  boolean areWaiting() {
    return !waiting.isEmpty();
  }

  /** Takes out all who wait now, to ask for them. */
  List<CompletableFuture<Admission>> take() {
    List<CompletableFuture<Admission>> taken = new ArrayList<>();
    for (CompletableFuture<Admission> asker; (asker = waiting.poll()) != null; ) {
      taken.add(asker);
    }
    return taken;
  }

  /** Puts those back for whom asking failed. */
  void putBack(List<CompletableFuture<Admission>> taken) {
    waiting.addAll(taken);
  }

  /** Has all who wait answered by a circuit in memory. Runs what depends on the answers. */
  void answerBy(LocalCircuit circuit) {
    for (CompletableFuture<Admission> asker : take()) {
      answer(asker, circuit.admit());
    }
  }

  static void answer(CompletableFuture<Admission> asker, Admission admission) {
    if (!asker.complete(admission) && admission instanceof Permit permit) {
      // Whoever asked has given up; were it the probe, nobody else could get it.
      permit.abandoned();
    }
  }
}
