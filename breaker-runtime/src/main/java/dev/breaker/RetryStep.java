package dev.breaker;

import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;

/** The first words with a storage that could not be used. */
record RetryStep(FleetCircuit circuit, StorageRequest.Report request) implements Step {
  @Override
  public void taken(StorageReply.Taken reply, boolean late) {
    if (!late) {
      circuit.comeBack(reply.view());
    }
  }

  @Override
  public void rejected(String problem) {
    circuit.reject(problem);
    circuit.answerAskers();
  }

  /** Nothing to do: the stand-in stays. */
  @Override
  public void failed(StorageException problem) {}
}
