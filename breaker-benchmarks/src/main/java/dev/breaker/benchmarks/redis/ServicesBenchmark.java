package dev.breaker.benchmarks.redis;

import dev.breaker.CircuitOpenException;
import dev.breaker.benchmarks.report.ServicesResults;
import dev.breaker.benchmarks.report.ServicesResults.Measured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The group of many services, from the server's start to its end. */
public final class ServicesBenchmark {
  private ServicesBenchmark() {}

  /**
   * Runs it.
   *
   * @param settings how much to do
   * @param uri a server to use, or null to start one on loopback and end it afterwards
   * @return what was measured
   * @throws Exception if a call failed or the server cannot be used
   */
  public static ServicesResults run(ServicesSettings settings, @Nullable String uri)
      throws Exception {
    try (BenchmarkRedis redis = BenchmarkRedis.at(uri)) {
      return new ServicesResults(ServerStats.of(redis.jedis()).version(), measure(redis, settings));
    }
  }

  /** In turns, so that what else the machine does meets all numbers of services alike. */
  private static List<Measured> measure(BenchmarkRedis redis, ServicesSettings settings)
      throws InterruptedException, CircuitOpenException {
    Map<Integer, List<Measured>> rounds = new LinkedHashMap<>();
    for (int round = 0; round < settings.warmups() + settings.rounds(); round++) {
      System.out.println("# Services: round " + (round + 1));
      for (int services : settings.services()) {
        Measured measured = ManyServices.measure(redis, services, settings.questions());
        if (round >= settings.warmups()) {
          rounds.computeIfAbsent(services, number -> new ArrayList<>()).add(measured);
        }
      }
    }
    return rounds.values().stream().map(ServicesBenchmark::together).toList();
  }

  private static Measured together(List<Measured> rounds) {
    return new Measured(
        rounds.get(0).services(),
        median(rounds, Measured::heapBytes),
        median(rounds, Measured::questionNanos),
        median(rounds, Measured::reportNanos),
        median(rounds, Measured::scriptCalls),
        median(rounds, Measured::commands),
        median(rounds, Measured::reads),
        median(rounds, Measured::closeNanos),
        rounds.stream().mapToLong(Measured::untold).sum(),
        rounds.stream().mapToLong(Measured::degraded).sum());
  }

  private static double median(List<Measured> rounds, ToDoubleFunction<Measured> value) {
    return Medians.of(rounds.stream().mapToDouble(value));
  }
}
