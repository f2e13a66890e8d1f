package dev.breaker.fleet;

import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks for all who wait at the moment; one of them gets the probe if it is due. */
final class AdmitStep implements Step {
  private final FleetCircuit circuit;
  private final List<CompletableFuture<Decision>> asking;
  private @Nullable Snapshot learnt;
  private boolean leased;

  AdmitStep(FleetCircuit circuit, List<CompletableFuture<Decision>> asking) {
    this.circuit = circuit;
    this.asking = asking;
  }

  @Override
  public FleetCircuit circuit() {
    return circuit;
  }

  @Override
  public StorageRequest request() {
    return new StorageRequest.Admit(circuit.policy());
  }

  @Override
  public void taken(StorageReply.Taken reply, boolean late) {
    learnt = circuit.learn(reply);
    leased = reply.leased();
  }

  @Override
  public void answer() {
    Snapshot snapshot = learnt;
    if (snapshot == null) {
      return;
    }
    CircuitView view = snapshot.view();
    boolean probeLeft = leased;
    for (CompletableFuture<Decision> asked : asking) {
      if (view.admitsAll()) {
        Askers.answer(asked, snapshot.admitted(view, circuit));
      } else if (!probeLeft) {
        Askers.answer(asked, Refused.by(view));
      } else if (!asked.isDone()) {
        probeLeft = false;
        Askers.answer(asked, snapshot.ledger());
      }
    }
    if (probeLeft) {
      snapshot.ledger().giveBack();
    }
  }

  @Override
  public void rejected(String problem) {
    circuit.outbox().askAgain(asking);
    circuit.reject(problem);
  }

  @Override
  public void failed(StorageException problem) {
    circuit.outbox().askAgain(asking);
  }
}
