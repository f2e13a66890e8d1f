package dev.breaker.fleet;

import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;

/** The first words with a storage that could not be used. */
record RetryStep(FleetCircuit circuit, StorageRequest.Report request, FleetLedger ledger)
    implements Step {
  @Override
  public void taken(StorageReply.Taken reply, boolean late) {
    if (late) {
      circuit.stayFallenBack();
    } else {
      circuit.comeBack(reply);
    }
  }

  @Override
  public void rejected(String problem) {
    circuit.unsend(request, ledger);
    circuit.reject(problem);
  }

  @Override
  public void failed(StorageException problem) {
    circuit.unsend(request, ledger);
    circuit.stayFallenBack();
  }
}
