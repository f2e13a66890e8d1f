package dev.breaker.fleet;

import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What an operator asked for; {@code done} tells whether it worked, with the problem if not. */
record OperatorStep(
    FleetCircuit circuit,
    StorageRequest request,
    CompletableFuture<@Nullable StorageException> done)
    implements Step {
  OperatorStep(FleetCircuit circuit, StorageRequest request) {
    this(circuit, request, new CompletableFuture<>());
  }

  @Override
  public void taken(StorageReply.Taken reply, boolean late) {
    circuit.learn(reply);
    done.complete(null);
  }

  @Override
  public void rejected(String problem) {
    done.complete(
        new StorageException("service \"" + circuit.policy().service() + "\": " + problem, null));
  }

  @Override
  public void failed(StorageException problem) {
    done.complete(problem);
  }
}
