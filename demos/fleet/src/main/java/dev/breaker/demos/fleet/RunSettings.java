package dev.breaker.demos.fleet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to run.
 *
 * @param clients how many processes
 * @param threads how many threads call in each
 * @param rate how many calls a second each process makes
 * @param failedProbes how many probes the backend fails before it recovers
 * @param drills how often the fleet trips to measure how fast that spreads, each way
 * @param calm how long nothing is broken between two injuries
 * @param timeout the storage's
 * @param redis a server to use, or null to start one
 */
record RunSettings(
    int clients,
    int threads,
    int rate,
    int failedProbes,
    int drills,
    Duration calm,
    Duration timeout,
    @Nullable String redis) {

  /** What a trip takes at most to reach everybody. */
  Duration spreadsWithin() {
    return FleetStorage.MAX_STALENESS.plus(timeout);
  }

  /**
   * How long a breaker may hold a call: once the storage's timeout before it, once after it, and
   * what a busy machine takes.
   */
  Duration mayHold() {
    return timeout.multipliedBy(2).plusMillis(500);
  }
}
