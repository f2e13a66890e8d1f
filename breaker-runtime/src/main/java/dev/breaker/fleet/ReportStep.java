package dev.breaker.fleet;

import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reports outcomes, or nothing, to see how the circuit is.
 *
 * @param ledger whose outcomes they are
 * @param waiting those who wait until the storage has decided on these outcomes
 */
record ReportStep(
    FleetCircuit circuit,
    StorageRequest.Report request,
    FleetLedger ledger,
    List<CompletableFuture<@Nullable Void>> waiting)
    implements Step {
  @Override
  public void taken(StorageReply.Taken reply, boolean late) {
    Snapshot snapshot = circuit.learn(reply, ledger);
    ProcessCircuit process = snapshot.process();
    if (reply.held() && process != null) {
      process.tripAlone(reply.view());
    }
  }

  @Override
  public void answer() {
    CircuitOutbox.confirm(waiting);
  }

  @Override
  public void rejected(String problem) {
    circuit.unsend(request, ledger);
    circuit.reject(problem);
  }

  /** The local circuit starts with what the last view does not hold, this included. */
  @Override
  public void failed(StorageException problem) {
    circuit.unsend(request, ledger);
  }
}
