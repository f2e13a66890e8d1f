package dev.breaker.storage;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator has put other settings in place of those that processes registered, for everyone who
 * shares the circuit, and for a while.
 *
 * @param policy the settings that rule meanwhile, all of them
 * @param reason why, as the operator put it
 * @param author who did it
 * @param until when it ends by itself, on the storage's wall clock
 * @param remainingNanos what is left of it, in nanoseconds; logic goes by this, so that a wrong
 *     wall clock does no harm
 */
public record PolicyOverride(
    BreakerPolicy policy, String reason, String author, Instant until, long remainingNanos) {
  /** The longest that an override may last: 7 days. */
  public static final Duration LONGEST = Duration.ofDays(7);

  /**
   * The same override after some time.
   *
   * @param nanos how much later
   * @return the override with less time left; null if it has ended by then
   */
  public @Nullable PolicyOverride after(long nanos) {
    return remainingNanos <= nanos
        ? null
        : new PolicyOverride(policy, reason, author, until, remainingNanos - nanos);
  }

  /**
   * The same override with other settings.
   *
   * @param other the settings
   * @return the changed copy
   */
  public PolicyOverride withPolicy(BreakerPolicy other) {
    return new PolicyOverride(other, reason, author, until, remainingNanos);
  }

  /** The override as a person would say it, for status and log. */
  @Override
  public String toString() {
    return "overridden by " + author + " until " + until + ": " + reason + "; in force: " + policy;
  }
}
