package dev.breaker.fleet;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageRequest;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The circuit of one service: in this process, or through a storage that a fleet shares. */
public interface Circuit {
  /**
   * Decides on a call; may wait for the storage, up to its timeout.
   *
   * @return the decision
   */
  Decision admit();

  /**
   * Decides on a call where that can be done without asking the storage.
   *
   * @return the decision; null if the storage has to be asked
   */
  @Nullable Decision admitAtOnce();

  /**
   * Decides on a call after {@link #admitAtOnce} could not. Does not wait.
   *
   * @return completed by the time the storage's timeout is over, and never exceptionally
   */
  CompletableFuture<Decision> admitLater();

  /**
   * What is known of the circuit, without I/O.
   *
   * @return the view, with the outcomes that are not sent yet
   */
  CircuitView view();

  /**
   * Whether the storage cannot be used for this circuit.
   *
   * @return true while this process's own counts decide
   */
  boolean isDegraded();

  /**
   * How many outcomes of this process the storage has not confirmed.
   *
   * @return 0 or more; 0 in memory
   */
  long unsent();

  /**
   * Whether nothing is lost if this process forgets the circuit: it is closed, nobody has locked
   * it, its window is empty, and the storage holds all outcomes.
   *
   * @return true if it may be let go while no call is under way
   */
  boolean isForgettable();

  /**
   * The settings that rule it, which another process may have registered.
   *
   * @return the settings in force
   */
  BreakerPolicy policyInForce();

  /**
   * Takes an operator's step. Waits for the storage, up to its timeout.
   *
   * @param request the step
   * @throws dev.breaker.storage.StorageException if it is not confirmed
   */
  void operate(StorageRequest request);
}
