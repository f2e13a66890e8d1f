package dev.breaker.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Those who wait to hear whether their call may go. Safe for any thread. */
final class Askers {
  /** Immutable while empty, as it is for most circuits most of the time. */
  private List<CompletableFuture<Decision>> waiting = List.of();

  CompletableFuture<Decision> add() {
    CompletableFuture<Decision> asker = new CompletableFuture<>();
    addAll(List.of(asker));
    return asker;
  }

  private synchronized void addAll(List<CompletableFuture<Decision>> askers) {
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
  synchronized List<CompletableFuture<Decision>> take() {
    List<CompletableFuture<Decision>> taken = waiting;
    waiting = List.of();
    return taken;
  }

  /** Puts those back for whom asking failed. */
  void putBack(List<CompletableFuture<Decision>> taken) {
    addAll(taken);
  }

  /** Has all who wait answered by a circuit in memory. Runs what depends on the answers. */
  void answerBy(LocalCircuit circuit) {
    for (CompletableFuture<Decision> asker : take()) {
      answer(asker, circuit.admit());
    }
  }

  static void answer(CompletableFuture<Decision> asker, Decision decision) {
    if (!asker.complete(decision) && decision instanceof Ledger ledger) {
      // The caller has given up. Were it the probe, no other call could get its lease.
      ledger.abandoned();
    }
  }
}
