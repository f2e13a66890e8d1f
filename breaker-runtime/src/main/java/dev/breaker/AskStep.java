package dev.breaker;

import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks for all who wait at the moment; one of them gets the probe if it is due. */
final class AskStep implements Step {
  private final FleetCircuit circuit;
  private final List<CompletableFuture<Admission>> asking;
  private @Nullable Era learnt;
  private boolean leased;

  AskStep(FleetCircuit circuit, List<CompletableFuture<Admission>> asking) {
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
    Era era = learnt;
    if (era == null) {
      return;
    }
    CircuitView view = era.view();
    boolean probeLeft = leased;
    for (CompletableFuture<Admission> asked : asking) {
      if (view.admitsAll()) {
        Askers.answer(asked, circuit.admitted(view, era.ledger()));
      } else if (!probeLeft) {
        Askers.answer(asked, circuit.refused(view));
      } else if (!asked.isDone()) {
        probeLeft = false;
        Askers.answer(asked, new Permit(era.ledger()));
      }
    }
    if (probeLeft) {
      era.ledger().giveBack();
    }
  }

  @Override
  public void rejected(String problem) {
    circuit.askAgain(asking);
    circuit.reject(problem);
  }

  @Override
  public void failed(StorageException problem) {
    circuit.askAgain(asking);
  }
}
