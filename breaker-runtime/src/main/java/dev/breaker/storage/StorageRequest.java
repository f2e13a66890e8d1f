package dev.breaker.storage;

import org.jspecify.annotations.Nullable;

/** One atomic step that a {@link Storage} is asked to take on one circuit. */
public sealed interface StorageRequest {
  /**
   * The circuit's settings, its service name among them.
   *
   * @return the policy of the process that asks
   */
  BreakerPolicy policy();

  /**
   * Asks whether a call may go. A closed circuit admits; an open one refuses until its time is
   * over, and then leases one probe to whoever asks first, for {@link BreakerPolicy#probeLease()}.
   *
   * @param policy the circuit's settings
   */
  record Admit(BreakerPolicy policy) implements StorageRequest {}

  /**
   * Records outcomes of calls that were admitted in one epoch. Of another epoch than the circuit's
   * they change nothing. In a closed circuit, failures trip it when the policy says so; in a
   * half-open one, which only its probe can report on, a failure trips it and a success resets it.
   * With nothing to record it just reads.
   *
   * @param policy the circuit's settings
   * @param epoch the epoch in which the calls were admitted
   * @param successes how many succeeded
   * @param failures how many failed
   * @param reason what the latest of the failures was, null without one
   * @param abandoned whether the probe ended without an outcome, so that its lease ends too
   */
  record Report(
      BreakerPolicy policy,
      long epoch,
      long successes,
      long failures,
      @Nullable String reason,
      boolean abandoned)
      implements StorageRequest {
    /**
     * Keeps the reason short and on one line.
     *
     * @param policy the circuit's settings
     * @param epoch the epoch in which the calls were admitted
     * @param successes how many succeeded
     * @param failures how many failed
     * @param reason what the latest of the failures was, null without one
     * @param abandoned whether the probe ended without an outcome
     */
    public Report {
      reason = reason == null ? null : Reasons.bounded(reason);
    }
  }

  /**
   * Trips the circuit, in whatever state it is, for {@link BreakerPolicy#reEnableAfter()} from now.
   *
   * @param policy the circuit's settings
   * @param reason why, for status, log and refusals
   */
  record Trip(BreakerPolicy policy, String reason) implements StorageRequest {
    /**
     * Keeps the reason short and on one line.
     *
     * @param policy the circuit's settings
     * @param reason why
     */
    public Trip {
      reason = Reasons.bounded(reason);
    }
  }

  /**
   * Closes the circuit, in whatever state it is, and empties its window.
   *
   * @param policy the circuit's settings
   */
  record Reset(BreakerPolicy policy) implements StorageRequest {}
}
