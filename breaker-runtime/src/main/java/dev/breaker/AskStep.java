package dev.breaker;

import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks for all who wait at the moment; one of them gets the probe if it is due. */
record AskStep(FleetCircuit circuit, List<CompletableFuture<Admission>> asking) implements Step {
  @Override
  public StorageRequest request() {
    return new StorageRequest.Admit(circuit.policy());
  }

  @Override
  public void taken(StorageReply.Taken reply, boolean late) {
    CircuitView view = reply.view();
    FleetLedger ledger = circuit.learn(view).ledger();
    boolean probeLeft = reply.leased();
    for (CompletableFuture<Admission> asked : asking) {
      if (view.admitsAll()) {
        Askers.answer(asked, circuit.admitted(view, ledger));
      } else if (!probeLeft) {
        Askers.answer(asked, circuit.refused(view));
      } else if (!asked.isDone()) {
        probeLeft = false;
        Askers.answer(asked, new Permit(ledger));
      }
    }
    if (probeLeft) {
      ledger.giveBack();
    }
  }

  @Override
  public void rejected(String problem) {
    circuit.askAgain(asking);
    circuit.reject(problem);
    circuit.answerAskers();
  }

  @Override
  public void failed(StorageException problem) {
    circuit.askAgain(asking);
  }
}
