package dev.breaker.storage;

import org.jspecify.annotations.Nullable;

/** What came of one {@link StorageRequest}. */
public sealed interface StorageReply {
  /**
   * The step was taken.
   *
   * @param view the circuit after it
   * @param leased whether the probe of this epoch was leased to the one who asked; only ever true
   *     for {@link StorageRequest.Admit}
   * @param held whether failures would have tripped the circuit if more processes had reported
   *     some, as {@link BreakerPolicy#minimumProcesses()} asks; only ever true for {@link
   *     StorageRequest.Report}
   * @param inForce the settings that rule the circuit, where they are others than those of the one
   *     who asked: another process registered them; null where they are the same
   */
  record Taken(CircuitView view, boolean leased, boolean held, @Nullable BreakerPolicy inForce)
      implements StorageReply {
    /**
     * A step on a circuit that the settings of the one who asked rule.
     *
     * @param view the circuit after it
     * @param leased whether the probe was leased
     * @param held whether a trip was held back
     */
    public Taken(CircuitView view, boolean leased, boolean held) {
      this(view, leased, held, null);
    }
  }

  /**
   * The storage works, but not for this circuit: something else stands under its key, a newer
   * version of this library wrote it, or the one of several servers that holds it is away. The step
   * is not repeated.
   *
   * @param problem the problem, and what to do about it
   */
  record Rejected(String problem) implements StorageReply {}
}
