package dev.breaker.fleet;

import java.util.concurrent.CompletableFuture;

/**
 * What circuits ask of the reporting thread: to wake it, to wait for it, to send something. Nothing
 * here does I/O on the calling thread.
 */
interface Reporting {
  /** Whether the storage can be used. */
  Availability availability();

  long maxStalenessNanos();

  /** An exchange that takes longer says that this process stood still. */
  long stoodStillNanos();

  /** Whether this process may be frozen between invocations. */
  boolean isInvoked();

  /** The time by which the reporting thread wakes up. */
  long now();

  /** A call waits for this circuit, so it goes ahead of those that only report. */
  void addPressing(CircuitOutbox outbox);

  /** This circuit gathers outcomes, which go with the next round. */
  void addGathering(CircuitOutbox outbox);

  /** Has the next round begin within the given time, at once with 0. Never blocks. */
  void wakeWithin(long nanos);

  /** Has a circuit that has fallen back ask the storage again, once the time has come. */
  void retryAt(CircuitOutbox outbox, long at);

  /** Begins to wait. Call it before what the answer depends on is begun. */
  Wait beginWait();

  /**
   * Waits for an answer up to the timeout; if there is none by then, and none to anybody else, the
   * storage is away.
   *
   * @return whether there is an answer
   */
  boolean await(CompletableFuture<?> answer, Wait wait);

  /** Waits for what is left of the timeout to a call that has waited before. */
  void awaitConfirmation(CompletableFuture<?> answer, Wait wait, long waitedNanos);

  /** Has this question answered by the circuit itself, unless the storage does so in time. */
  void answerInTime(FleetCircuit circuit, CompletableFuture<Decision> asked, Wait wait);

  /** Whether this is the reporting thread, which must not wait for itself. */
  boolean isCurrentThread();

  /** For a listener on the reporting thread, who keeps it from doing this later. */
  void exchangeNow(Step step);
}
