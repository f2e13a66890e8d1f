package dev.breaker;

import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;

/** Reports outcomes, or nothing, to see how the circuit is. */
record TellStep(FleetCircuit circuit, StorageRequest.Report request, FleetLedger ledger)
    implements Step {
  @Override
  public void taken(StorageReply.Taken reply, boolean late) {
    ledger.settleSent();
    Era era = circuit.learn(reply.view());
    OwnCircuit own = era.ledger().own();
    if (reply.held() && own != null) {
      own.tripAlone(reply.view());
    }
  }

  @Override
  public void rejected(String problem) {
    circuit.reject(problem);
    circuit.answerAskers();
  }

  /** Nothing to do: the stand-in starts with what the last view does not hold, this included. */
  @Override
  public void failed(StorageException problem) {}
}
