package dev.breaker.benchmarks.redis;

import java.time.Duration;

/**
 * How much the recovery group does.
 *
 * @param processes how many call the service whose calls come back on a ramp
 * @param callsPerSecond how often each of them does
 * @param rampUp how long the ramp is, in whole seconds
 * @param after how long to go on counting after it, in whole seconds
 * @param trips how often in a row a circuit with backoff trips
 */
public record RecoverySettings(
    int processes, int callsPerSecond, Duration rampUp, Duration after, int trips) {
  /** What the figures of merit are measured with. */
  public static final RecoverySettings DEFAULT =
      new RecoverySettings(8, 100, Duration.ofSeconds(10), Duration.ofSeconds(3), 4);

  /** Shows that all works. */
  public static final RecoverySettings QUICK =
      new RecoverySettings(3, 100, Duration.ofSeconds(1), Duration.ofSeconds(1), 2);
}
