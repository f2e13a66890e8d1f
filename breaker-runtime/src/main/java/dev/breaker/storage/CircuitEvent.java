package dev.breaker.storage;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a circuit's history: a transition, or what an operator did.
 *
 * @param service the protected service
 * @param when when it happened, on the storage's wall clock, in milliseconds
 * @param kind what happened
 * @param from the automatic state before
 * @param to the automatic state after; the same when only a lock or the settings changed
 * @param epoch the number of the period after it
 * @param failures failures in the window at that moment
 * @param total calls in the window at that moment, failures among them
 * @param reason why
 * @param process the process whose step caused it
 * @param author who locked or unlocked it, or changed its settings, null for everything else
 * @param lockedFor how long a lock or an override was to last, null for everything else
 */
public record CircuitEvent(
    String service,
    Instant when,
    Kind kind,
    CircuitState from,
    CircuitState to,
    long epoch,
    long failures,
    long total,
    String reason,
    String process,
    @Nullable String author,
    @Nullable Duration lockedFor) {
  /** What happened to a circuit. */
  public enum Kind {
    /** Failures tripped it, or its probe failed. */
    TRIPPED,
    /** The open time or a lease was over, and a probe was leased. */
    PROBING,
    /** Its probe succeeded. */
    RESET,
    /** An operator tripped it. */
    TRIPPED_BY_OPERATOR,
    /** An operator reset it. */
    RESET_BY_OPERATOR,
    /** An operator locked it: every call is refused. */
    LOCKED_OPEN,
    /** An operator locked it: every call goes. */
    LOCKED_CLOSED,
    /** An operator ended a lock. */
    UNLOCKED,
    /** An operator put other settings in place of the registered ones. */
    OVERRIDDEN,
    /** An operator put the registered settings back in force. */
    REVERTED,
    /** The time of an override was over, so that the registered settings are back in force. */
    OVERRIDE_ENDED;

    static Kind of(CircuitState to, boolean byOperator) {
      return switch (to) {
        case OPEN -> byOperator ? TRIPPED_BY_OPERATOR : TRIPPED;
        case HALF_OPEN -> PROBING;
        case CLOSED -> byOperator ? RESET_BY_OPERATOR : RESET;
      };
    }
  }
}
