package dev.breaker.storage;

/** What came of one {@link StorageRequest}. */
public sealed interface StorageReply {
  /**
   * The step was taken.
   *
   * @param view the circuit after it
   * @param leased whether the probe of this epoch was leased to the one who asked; only ever true
   *     for {@link StorageRequest.Admit}
   * @param held whether failures would have tripped the circuit if more processes had reported
   *     some, as {@link BreakerPolicy#minimumReporters()} asks; only ever true for {@link
   *     StorageRequest.Report}
   */
  record Taken(CircuitView view, boolean leased, boolean held) implements StorageReply {}

  /**
   * The storage works, but not for this circuit: something else stands under its key, a newer
   * version of this library wrote it, or the one of several servers that holds it is away. The step
   * is not repeated.
   *
   * @param problem what was found and what to do about it
   */
  record Rejected(String problem) implements StorageReply {}
}
