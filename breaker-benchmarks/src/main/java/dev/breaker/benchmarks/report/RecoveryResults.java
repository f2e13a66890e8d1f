package dev.breaker.benchmarks.report;

import java.util.List;

/**
 * What the recovery group measured.
 *
 * @param server the server's version
 * @param ramp which calls went after a reset, with {@code rampUp}
 * @param backoff how long a circuit stayed open, with {@code backoff}
 */
public record RecoveryResults(String server, Ramp ramp, Backoff backoff) {
  private static final double AT_FIRST = 0.1;

  /**
   * The calls of several processes after the reset of the circuit that they share.
   *
   * @param processes how many called
   * @param callsPerSecond how many calls each of them was to make
   * @param rampUpSeconds how long the ramp was
   * @param seconds what came of the calls, from the moment of the reset on
   * @param degraded processes that decided without the storage at the end
   */
  public record Ramp(
      int processes, int callsPerSecond, long rampUpSeconds, List<Second> seconds, long degraded) {
    /** The share of calls that should go in a second, on average. */
    double lineShare(int second) {
      return Math.min(1, AT_FIRST + (1 - AT_FIRST) * (second + 0.5) / rampUpSeconds);
    }

    /** How many calls should have gone in a second. */
    double lineCalls(int second) {
      return lineShare(second) * seconds.get(second).offered;
    }

    /** How many went, divided by how many should have gone. */
    double ratio(int second) {
      return seconds.get(second).admitted / lineCalls(second);
    }
  }

  /**
   * A second of the calls of all processes.
   *
   * @param offered calls that were made
   * @param admitted those of them that went
   */
  public record Second(long offered, long admitted) {}

  /**
   * A circuit that trips, and whose probes all fail.
   *
   * @param factor the setting
   * @param trips each trip, in turn
   * @param degraded processes that decided without the storage at the end
   */
  public record Backoff(double factor, List<Trip> trips, long degraded) {}

  /**
   * A trip.
   *
   * @param lineNanos how long the circuit should stay open
   * @param openNanos how long another process was told that it will, right after the trip
   * @param probedAfterNanos how long after the trip a probe went; 0 if none was waited for
   */
  public record Trip(double lineNanos, double openNanos, double probedAfterNanos) {
    boolean isProbed() {
      return probedAfterNanos > 0;
    }
  }
}
