package dev.breaker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Those who wait to hear whether their call may go. Safe for any thread. */
final class Askers {
  /** Immutable while empty, as it is for most circuits most of the time. */
  private List<CompletableFuture<Admission>> waiting = List.of();

  CompletableFuture<Admission> add() {
    CompletableFuture<Admission> asker = new CompletableFuture<>();
    addAll(List.of(asker));
    return asker;
  }

  private synchronized void addAll(List<CompletableFuture<Admission>> askers) {
    if (waiting.isEmpty()) {
      waiting = new ArrayList<>(askers);
    } else {
      waiting.addAll(askers);
    }
  }

  synchronized boolean areWaiting() {
    return !waiting.isEmpty();
  }

  /** Takes out all who wait now, to ask for them. */
  synchronized List<CompletableFuture<Admission>> take() {
    List<CompletableFuture<Admission>> taken = waiting;
    waiting = List.of();
    return taken;
  }

  /** Puts those back for whom asking failed. */
  void putBack(List<CompletableFuture<Admission>> taken) {
    addAll(taken);
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
