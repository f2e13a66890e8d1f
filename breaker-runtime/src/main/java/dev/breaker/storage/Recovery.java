package dev.breaker.storage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link BreakerPolicy} that say how a circuit which tripped comes back. Each
 * {@code with} method returns a changed copy and checks what it is given.
 */
record Recovery(
    Duration reEnableAfter,
    int probes,
    Duration rampUp,
    double backoff,
    Duration maxReEnableAfter) {
  static final Recovery DEFAULT =
      new Recovery(Duration.ofMinutes(3), 1, Duration.ZERO, 1, Duration.ofHours(1));

  private static final int MOST_PROBES = 16;
  private static final double STEEPEST = 10;
  private static final Duration LONGEST_LEASE = Duration.ofSeconds(60);

  Recovery withReEnableAfter(Duration changed) {
    return new Recovery(changed, probes, rampUp, backoff, maxReEnableAfter);
  }

  Recovery withProbes(int changed) {
    if (changed < 1 || changed > MOST_PROBES) {
      throw new IllegalArgumentException("probes must be 1 to " + MOST_PROBES + ", was " + changed);
    }
    return new Recovery(reEnableAfter, changed, rampUp, backoff, maxReEnableAfter);
  }

  Recovery withRampUp(Duration changed) {
    return new Recovery(reEnableAfter, probes, changed, backoff, maxReEnableAfter);
  }

  Recovery withBackoff(double changed) {
    if (!(changed >= 1 && changed <= STEEPEST)) {
      throw new IllegalArgumentException("backoff must be 1 to 10, was " + changed);
    }
    return new Recovery(reEnableAfter, probes, rampUp, changed, maxReEnableAfter);
  }

  Recovery withMaxReEnableAfter(Duration changed) {
    return new Recovery(reEnableAfter, probes, rampUp, backoff, changed);
  }

  Duration probeLease() {
    return reEnableAfter.compareTo(LONGEST_LEASE) < 0 ? reEnableAfter : LONGEST_LEASE;
  }

  Duration longestOpenTime() {
    return maxReEnableAfter.compareTo(reEnableAfter) < 0 ? reEnableAfter : maxReEnableAfter;
  }

  /** In whole microseconds, so that it is the same in memory and in Redis. */
  Duration openTime(int tripsBefore) {
    double longest = longestOpenTime().toMillis() * 1e3;
    double micros = reEnableAfter.toMillis() * 1e3;
    // Step by step, since two libraries' powers can differ in the last bit.
    for (int i = 0; i < tripsBefore && backoff > 1 && micros < longest; i++) {
      micros *= backoff;
    }
    return Duration.ofNanos(1_000 * (long) Math.floor(Math.min(micros, longest)));
  }

  /** By hand, since the JVM makes what compares records at its first use, which takes long. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Recovery that
        && reEnableAfter.equals(that.reEnableAfter)
        && probes == that.probes
        && rampUp.equals(that.rampUp)
        && Double.compare(backoff, that.backoff) == 0
        && maxReEnableAfter.equals(that.maxReEnableAfter);
  }

  @Override
  public int hashCode() {
    return reEnableAfter.hashCode() * 31 + probes;
  }
}
