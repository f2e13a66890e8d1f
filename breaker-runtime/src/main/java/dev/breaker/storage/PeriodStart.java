package dev.breaker.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The transition that began the current period of a circuit.
 *
 * @param when when it happened, on the storage's wall clock, in milliseconds
 * @param process the process whose step caused it
 * @param failures failures in the window at that moment
 * @param total calls in the window at that moment, failures among them
 * @param tripsLastHour how often the circuit tripped within the last hour, this time included;
 *     counted in pieces of five minutes, so up to five minutes longer
 * @param from the state before it, null if the storage does not know
 */
public record PeriodStart(
    Instant when,
    String process,
    long failures,
    long total,
    int tripsLastHour,
    @Nullable CircuitState from) {
  /** By hand, since the JVM makes what compares records at its first use, which takes long. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PeriodStart that
        && when.equals(that.when)
        && process.equals(that.process)
        && failures == that.failures
        && total == that.total
        && tripsLastHour == that.tripsLastHour
        && from == that.from;
  }

  @Override
  public int hashCode() {
    return when.hashCode() * 31 + process.hashCode();
  }
}
