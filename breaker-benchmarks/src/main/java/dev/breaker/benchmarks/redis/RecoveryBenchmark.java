package dev.breaker.benchmarks.redis;

import dev.breaker.CircuitOpenException;
import dev.breaker.benchmarks.report.RecoveryResults;
import dev.breaker.benchmarks.report.RecoveryResults.Backoff;
import dev.breaker.benchmarks.report.RecoveryResults.Ramp;
import org.jspecify.annotations.Nullable;

/** The group of circuits that come back, from the server's start to its end. */
public final class RecoveryBenchmark {
  private RecoveryBenchmark() {}

  /**
   * Runs it.
   *
   * @param settings how much to do
   * @param uri a server to use, or null to start one on loopback and end it afterwards
   * @return what was measured
   * @throws CircuitOpenException if a call was refused before there was a trip
   * @throws InterruptedException if this thread was interrupted
   */
  public static RecoveryResults run(RecoverySettings settings, @Nullable String uri)
      throws CircuitOpenException, InterruptedException {
    try (BenchmarkRedis redis = BenchmarkRedis.at(uri)) {
      String server = ServerStats.of(redis.jedis()).version();
      progress("ramp");
      Ramp ramp = RampLoad.measure(redis, settings);
      progress("backoff");
      Backoff backoff = BackoffTrips.measure(redis, settings.trips());
      return new RecoveryResults(server, ramp, backoff);
    }
  }

  private static void progress(String part) {
    System.out.println("# Recovery: " + part);
  }
}
