package dev.breaker.storage;

import org.jspecify.annotations.Nullable;

/**
 * What a storage knew of a circuit at one moment, on its own clock.
 *
 * @param state what the circuit does with calls, unless it is locked
 * @param epoch the number of the current period; every transition adds at least one. An outcome
 *     counts only in the epoch in which its call was admitted
 * @param remainingNanos for {@link CircuitState#OPEN} the open time that is left, for {@link
 *     CircuitState#HALF_OPEN} what is left of the probe's lease, for {@link CircuitState#CLOSED}
 *     what is left of the ramp, in nanoseconds; 0 when that time is over and where there is none
 * @param failures failures in the window
 * @param total calls in the window, failures among them
 * @param reason why the circuit tripped last, null while it is closed
 * @param start the transition that began this period, null if there was none yet
 * @param lock an operator's lock that is in force, null without one
 * @param override settings that an operator has put in place of the registered ones, null without
 */
public record CircuitView(
    CircuitState state,
    long epoch,
    long remainingNanos,
    long failures,
    long total,
    @Nullable String reason,
    @Nullable PeriodStart start,
    @Nullable CircuitLock lock,
    @Nullable PolicyOverride override) {
  /**
   * A circuit that the registered settings rule.
   *
   * @param state what the circuit does with calls, unless it is locked
   * @param epoch the number of the current period
   * @param remainingNanos what is left of the open time, the lease or the ramp
   * @param failures failures in the window
   * @param total calls in the window
   * @param reason why the circuit tripped last
   * @param start the transition that began this period
   * @param lock an operator's lock that is in force
   */
  public CircuitView(
      CircuitState state,
      long epoch,
      long remainingNanos,
      long failures,
      long total,
      @Nullable String reason,
      @Nullable PeriodStart start,
      @Nullable CircuitLock lock) {
    this(state, epoch, remainingNanos, failures, total, reason, start, lock, null);
  }

  /**
   * Whether calls just go.
   *
   * @return true while closed or locked closed, and not locked open
   */
  public boolean admitsAll() {
    return lock == null ? state == CircuitState.CLOSED : !lock.refuses();
  }

  /**
   * Whether all calls go, and nothing has to happen for that to stay so.
   *
   * @return true while closed, not locked and not on a ramp
   */
  public boolean isAtRest() {
    return state == CircuitState.CLOSED && lock == null && remainingNanos == 0;
  }

  /**
   * Whether a step of the storage's is due before calls can be decided on: the open time or a lease
   * is over.
   *
   * @return true if a probe may be leased now
   */
  public boolean isProbeDue() {
    return lock == null && state != CircuitState.CLOSED && remainingNanos == 0;
  }

  /**
   * How long calls are refused, as far as is known.
   *
   * @return nanoseconds; 0 if calls go
   */
  public long refusedForNanos() {
    long refused = state == CircuitState.CLOSED ? 0 : remainingNanos;
    return lock == null ? refused : lock.refuses() ? Math.max(lock.remainingNanos(), refused) : 0;
  }

  /**
   * For how long only a share of the calls goes.
   *
   * @return nanoseconds; 0 without a ramp
   */
  public long rampLeftNanos() {
    return state == CircuitState.CLOSED ? remainingNanos : 0;
  }

  /**
   * Why calls are refused.
   *
   * @return the lock in words, else why the circuit tripped; null if calls go
   */
  public @Nullable String refusalReason() {
    return lock == null ? reason : lock.refuses() ? lock.toString() : null;
  }

  /**
   * This view by another override.
   *
   * @param other the override; null for none
   * @return the changed copy
   */
  public CircuitView withOverride(@Nullable PolicyOverride other) {
    return new CircuitView(
        state, epoch, remainingNanos, failures, total, reason, start, lock, other);
  }

  /**
   * This view after some time in which nothing happened.
   *
   * @param nanos how much later
   * @return the view with less time left, and without a lock or an override that has ended
   *     meanwhile
   */
  public CircuitView after(long nanos) {
    return new CircuitView(
        state,
        epoch,
        Math.max(0, remainingNanos - nanos),
        failures,
        total,
        reason,
        start,
        lock == null || lock.remainingNanos() <= nanos ? null : lock.after(nanos),
        override == null ? null : override.after(nanos));
  }
}
