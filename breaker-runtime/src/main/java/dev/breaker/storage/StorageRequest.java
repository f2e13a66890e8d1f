package dev.breaker.storage;

import java.time.Duration;
import java.util.List;
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
   * Whether it does no harm to take this step twice, when it is not known whether it was taken: it
   * tells nothing, and only asks.
   *
   * @return true for an {@link Admit}, the first of which can at worst have leased a probe that no
   *     call uses, and for a {@link Report} of nothing
   */
  default boolean isRepeatable() {
    return false;
  }

  /**
   * Asks whether a call may go. A closed circuit admits; an open one refuses until its time is
   * over, and then leases one probe to the first one that asks, for {@link
   * BreakerPolicy#probeLease()}.
   *
   * @param policy the circuit's settings
   */
  record Admit(BreakerPolicy policy) implements StorageRequest {
    @Override
    public boolean isRepeatable() {
      return true;
    }
  }

  /**
   * Records outcomes of calls that were admitted in one epoch. Of another epoch than the circuit's
   * they change nothing. In a closed circuit, failures trip it when the policy says so; in a
   * half-open one, which only its probe can report on, a failure trips it, and the last of {@link
   * BreakerPolicy#probes()} successes in a row resets it. While an operator's lock is in force they
   * count, but trip and reset nothing. With nothing to record it just reads.
   *
   * @param policy the circuit's settings
   * @param epoch the epoch in which the calls were admitted
   * @param successes how many succeeded
   * @param failures how many failed
   * @param reasons what most of the failures were, each reason once
   * @param abandoned whether the probe ended without an outcome, so that its lease ends too
   * @param retryAfterNanos for how long from now the backend asked to be left alone, with one of
   *     the failures; 0 if it did not. The circuit keeps the latest such time until a reset, and a
   *     trip lasts at least until then, within {@link BreakerPolicy#longestOpenTime()}
   */
  record Report(
      BreakerPolicy policy,
      long epoch,
      long successes,
      long failures,
      List<FailureCount> reasons,
      boolean abandoned,
      long retryAfterNanos)
      implements StorageRequest {
    /**
     * Copies the reasons.
     *
     * @param policy the circuit's settings
     * @param epoch the epoch in which the calls were admitted
     * @param successes how many succeeded
     * @param failures how many failed
     * @param reasons what most of the failures were
     * @param abandoned whether the probe ended without an outcome
     * @param retryAfterNanos for how long the backend asked to be left alone
     */
    public Report {
      reasons = List.copyOf(reasons);
    }

    /**
     * A report of calls whose backend did not ask to be left alone.
     *
     * @param policy the circuit's settings
     * @param epoch the epoch in which the calls were admitted
     * @param successes how many succeeded
     * @param failures how many failed
     * @param reasons what most of the failures were
     * @param abandoned whether the probe ended without an outcome
     */
    public Report(
        BreakerPolicy policy,
        long epoch,
        long successes,
        long failures,
        List<FailureCount> reasons,
        boolean abandoned) {
      this(policy, epoch, successes, failures, reasons, abandoned, 0);
    }

    /**
     * A report of failures that are all the same.
     *
     * @param policy the circuit's settings
     * @param epoch the epoch in which the calls were admitted
     * @param successes how many succeeded
     * @param failures how many failed
     * @param reason what the failures were, if there are any
     * @param abandoned whether the probe ended without an outcome
     */
    public Report(
        BreakerPolicy policy,
        long epoch,
        long successes,
        long failures,
        @Nullable String reason,
        boolean abandoned) {
      this(
          policy,
          epoch,
          successes,
          failures,
          reason == null || failures == 0 ? List.of() : List.of(new FailureCount(reason, failures)),
          abandoned);
    }

    @Override
    public boolean isRepeatable() {
      return successes == 0 && failures == 0 && !abandoned;
    }
  }

  /**
   * Trips the circuit, from any state, for {@link BreakerPolicy#reEnableAfter()} from now, without
   * backoff.
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
   * Closes the circuit, from any state, and empties its window. No ramp follows, and how many
   * probes have succeeded does not matter.
   *
   * @param policy the circuit's settings
   */
  record Reset(BreakerPolicy policy) implements StorageRequest {}

  /**
   * Holds the circuit against its automatic state, in place of any lock before it. The epoch stays.
   *
   * @param policy the circuit's settings
   * @param state {@link CircuitState#OPEN} to refuse every call, {@link CircuitState#CLOSED} to let
   *     every call go
   * @param reason why, for status, history and refusals
   * @param author who does it
   * @param duration how long, 1 second to 7 days, in whole milliseconds
   */
  record Lock(
      BreakerPolicy policy, CircuitState state, String reason, String author, Duration duration)
      implements StorageRequest {
    /**
     * Checks what an operator gave.
     *
     * @param policy the circuit's settings
     * @param state open or closed
     * @param reason why
     * @param author who does it
     * @param duration how long
     * @throws IllegalArgumentException if the state is half-open, the reason or the author blank,
     *     or the duration out of range
     */
    public Lock {
      if (state == CircuitState.HALF_OPEN) {
        throw new IllegalArgumentException("a circuit is locked OPEN or CLOSED, was " + state);
      }
      reason = Reasons.bounded(Operator.given("reason", reason));
      author = Reasons.author(Operator.given("author", author));
      Operator.checkLock(duration);
    }
  }

  /**
   * Ends the lock that is in force. Without one it changes nothing.
   *
   * @param policy the circuit's settings
   * @param author who does it, for the history
   */
  record Unlock(BreakerPolicy policy, String author) implements StorageRequest {
    /**
     * Checks what an operator gave.
     *
     * @param policy the circuit's settings
     * @param author who does it
     * @throws IllegalArgumentException if the author is blank
     */
    public Unlock {
      author = Reasons.author(Operator.given("author", author));
    }
  }

  /**
   * Puts other settings in place of the registered ones, in place of any override before it. The
   * window stays, unless {@code ttl} changes by the beginning or the end of the override: then it
   * starts empty. Its end is entered in the history by the first step after it, with the time at
   * which it ended.
   *
   * @param policy the circuit's settings
   * @param override the settings to rule meanwhile
   * @param reason why, for status and history
   * @param author who does it
   * @param duration how long, 1 second to 7 days, in whole milliseconds
   */
  record OverridePolicy(
      BreakerPolicy policy, BreakerPolicy override, String reason, String author, Duration duration)
      implements StorageRequest {
    /**
     * Checks what an operator gave.
     *
     * @param policy the circuit's settings
     * @param override the settings to rule meanwhile
     * @param reason why
     * @param author who does it
     * @param duration how long
     * @throws IllegalArgumentException if the settings are another service's or hold long lists,
     *     the reason or the author is blank, or the duration is out of range
     */
    public OverridePolicy {
      if (!override.service().equals(policy.service())) {
        throw new IllegalArgumentException(
            "the settings must be those of service "
                + policy.service()
                + ", were those of "
                + override.service());
      }
      Operator.checkLists(override);
      reason = Reasons.bounded(Operator.given("reason", reason));
      author = Reasons.author(Operator.given("author", author));
      Operator.checkOverride(duration);
    }
  }

  /**
   * Ends the override that is in force. Without one it changes nothing.
   *
   * @param policy the circuit's settings
   * @param author who does it, for the history
   */
  record RevertPolicy(BreakerPolicy policy, String author) implements StorageRequest {
    /**
     * Checks what an operator gave.
     *
     * @param policy the circuit's settings
     * @param author who does it
     * @throws IllegalArgumentException if the author is blank
     */
    public RevertPolicy {
      author = Reasons.author(Operator.given("author", author));
    }
  }
}
