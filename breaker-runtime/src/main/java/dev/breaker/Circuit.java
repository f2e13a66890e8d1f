package dev.breaker;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageRequest;
import java.util.concurrent.CompletableFuture;

/** How a breaker reaches its circuit: in this process, or through a storage that a fleet shares. */
interface Circuit {
  /** Decides on a call; may wait for the storage, up to its timeout. */
  Admission admit();

  /** Decides on a call without waiting. */
  CompletableFuture<Admission> admitAsync();

  /** What is known of the circuit, without I/O. */
  CircuitView view();

  /** Whether the storage cannot be used for this circuit. */
  boolean isDegraded();

  /** The settings that rule it, which another process may have registered. */
  BreakerPolicy policyInForce();

  /** Takes an operator's step; throws {@code StorageException} if that is not confirmed. */
  void operate(StorageRequest request);
}
