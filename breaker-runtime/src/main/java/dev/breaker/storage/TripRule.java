package dev.breaker.storage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link BreakerPolicy} that say when a circuit trips. Each {@code with} method
 * returns a changed copy and checks what it is given.
 */
record TripRule(Duration ttl, double percentFailed, int minimumFailures, int minimumProcesses) {
  static final int MOST_PROCESSES = 16;
  static final TripRule DEFAULT = new TripRule(Duration.ofSeconds(60), 10, 5, 1);

  TripRule withTtl(Duration changed) {
    return new TripRule(changed, percentFailed, minimumFailures, minimumProcesses);
  }

  TripRule withPercentFailed(double changed) {
    if (!(changed > 0 && changed <= 100)) {
      throw new IllegalArgumentException(
          "percentFailed must be above 0 and at most 100, was " + changed);
    }
    return new TripRule(ttl, changed, minimumFailures, minimumProcesses);
  }

  TripRule withMinimumFailures(int changed) {
    if (changed < 1) {
      throw new IllegalArgumentException("minimumFailures must be at least 1, was " + changed);
    }
    return new TripRule(ttl, percentFailed, changed, minimumProcesses);
  }

  TripRule withMinimumProcesses(int changed) {
    if (changed < 1 || changed > MOST_PROCESSES) {
      throw new IllegalArgumentException(
          "minimumProcesses must be 1 to " + MOST_PROCESSES + ", was " + changed);
    }
    return new TripRule(ttl, percentFailed, minimumFailures, changed);
  }

  boolean trips(long failures, long total) {
    return failures >= minimumFailures && failures * 100.0 >= percentFailed * total;
  }

  /** By hand, since the JVM makes what compares records at its first use, which takes long. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TripRule that
        && ttl.equals(that.ttl)
        && Double.compare(percentFailed, that.percentFailed) == 0
        && minimumFailures == that.minimumFailures
        && minimumProcesses == that.minimumProcesses;
  }

  @Override
  public int hashCode() {
    return ttl.hashCode() * 31 + minimumFailures;
  }
}
