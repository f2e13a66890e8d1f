package dev.breaker.storage;

import java.time.Duration;
import java.time.Instant;

/**
 * An operator holds a circuit against its automatic state, for everyone who shares it. While it is
 * locked, outcomes still count, but the circuit makes no transition of its own.
 *
 * @param state {@link CircuitState#OPEN} if every call is refused, {@link CircuitState#CLOSED} if
 *     every call goes
 * @param reason why, as the operator put it
 * @param author who locked it
 * @param until when the lock ends by itself, on the storage's wall clock
 * @param remainingNanos what is left of it, in nanoseconds; logic goes by this, so that a wrong
 *     wall clock does no harm
 */
public record CircuitLock(
    CircuitState state, String reason, String author, Instant until, long remainingNanos) {
  /** The longest that a lock may last: 7 days. */
  public static final Duration LONGEST = Duration.ofDays(7);

  /**
   * Whether every call is refused.
   *
   * @return false if every call goes
   */
  public boolean refuses() {
    return state == CircuitState.OPEN;
  }

  /**
   * The same lock after some time.
   *
   * @param nanos how much later
   * @return the lock with less time left, never below 0
   */
  public CircuitLock after(long nanos) {
    return new CircuitLock(state, reason, author, until, Math.max(0, remainingNanos - nanos));
  }

  /** The lock as a person would say it, for status, log and refusals. */
  @Override
  public String toString() {
    return (refuses() ? "locked open by " : "locked closed by ")
        + author
        + " until "
        + until
        + ": "
        + reason;
  }
}
