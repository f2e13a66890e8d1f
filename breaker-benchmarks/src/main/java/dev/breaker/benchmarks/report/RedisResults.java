package dev.breaker.benchmarks.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the Redis group measured.
 *
 * @param server the server's version
 * @param timings how long operations take that are made one after the other
 * @param load what calls at a steady rate ask of the server
 * @param microsPerReport the server's time for one report, when they come one after the other
 * @param memory what the server keeps
 * @param freeze what calls notice of a frozen server; null if it was not ours to freeze
 */
public record RedisResults(
    String server,
    List<Timing> timings,
    Load load,
    double microsPerReport,
    Memory memory,
    @Nullable Freeze freeze) {

  /**
   * One operation, made by some threads as often as they can. Each number is the median of the
   * rounds.
   *
   * @param operation its name
   * @param threads how many made it
   * @param perSecond how often all of them did, without looking at the clock each time
   * @param p50Nanos how long half of them took at most, with a look at the clock each time
   * @param p99Nanos the same for 99 of 100
   * @param p999Nanos the same for 999 of 1,000
   */
  public record Timing(
      String operation,
      int threads,
      double perSecond,
      double p50Nanos,
      double p99Nanos,
      double p999Nanos) {}

  /**
   * Calls at a steady rate, as the server's {@code INFO} saw them.
   *
   * @param callsPerSecond how many were to be made
   * @param threads by how many threads
   * @param calls how many were made
   * @param scriptCalls EVALSHA and EVAL
   * @param commands all commands run, those inside scripts too
   * @param roundTrips how often the server read what clients sent
   * @param microsPerReport the server's time for one EVALSHA, the median of the seconds
   * @param p50Nanos how long half of the calls took at most
   * @param p99Nanos the same for 99 of 100
   * @param p999Nanos the same for 999 of 1,000
   */
  public record Load(
      int callsPerSecond,
      int threads,
      long calls,
      long scriptCalls,
      long commands,
      long roundTrips,
      double microsPerReport,
      double p50Nanos,
      double p99Nanos,
      double p999Nanos) {
    double perThousandCalls(long count) {
      return count * 1_000.0 / calls;
    }
  }

  /**
   * Bytes for one service, all its keys, by {@code MEMORY USAGE}.
   *
   * @param breakerOutcomes how many outcomes this project's breaker had recorded
   * @param breakerBytes what it kept for them
   * @param plainOutcomes how many the plain-Redis breaker had recorded
   * @param plainBytes what that kept for them
   */
  public record Memory(
      long breakerOutcomes, long breakerBytes, long plainOutcomes, long plainBytes) {}

  /**
   * A server that is stopped and goes on later, under load.
   *
   * @param seconds how long it was stopped
   * @param callsPerSecond how many calls were made all the while
   * @param threads by how many threads
   * @param calls how many that were in all
   * @param failedCalls how many were refused or threw
   * @param timeoutMillis what the storage may make a call wait
   * @param longestWaitNanos what one did wait at most
   * @param waitedCalls how many waited for more than half the timeout
   */
  public record Freeze(
      double seconds,
      int callsPerSecond,
      int threads,
      long calls,
      long failedCalls,
      long timeoutMillis,
      long longestWaitNanos,
      long waitedCalls) {}

  Timing timing(String operation, int threads) {
    return timings.stream()
        .filter(timing -> timing.threads == threads && timing.operation.equals(operation))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the results hold no " + operation + " on " + threads + " threads"));
  }
}
