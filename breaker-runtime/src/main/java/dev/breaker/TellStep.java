package dev.breaker;

import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reports outcomes, or nothing, to see how the circuit is.
 *
 * @param before what was known of it, null if nothing was
 */
record TellStep(FleetCircuit circuit, StorageRequest.Report request, @Nullable Era before)
    implements Step {
  @Override
  public void taken(StorageReply.Taken reply, boolean late) {
    if (before != null) {
      before.ledger().settleSent();
    }
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
