package dev.breaker.benchmarks.redis;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.benchmarks.report.RedisResults.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import redis.clients.jedis.UnifiedJedis;

/** What calls at a steady rate ask of the server. */
final class SteadyLoad {
  private static final int CALLS_PER_SECOND = 10_000;
  private static final int THREADS = 8;
  private static final Duration WARMUP = Duration.ofSeconds(1);

  private SteadyLoad() {}

  static Load measure(
      UnifiedJedis jedis, CircuitBreakers breakers, CircuitBreaker breaker, Duration length)
      throws InterruptedException {
    run(breaker, WARMUP, () -> {});
    breakers.flush();
    List<ServerStats> looks = new ArrayList<>();
    looks.add(ServerStats.of(jedis));
    Histogram calls = run(breaker, length, () -> looks.add(ServerStats.of(jedis)));
    breakers.flush();
    looks.add(ServerStats.of(jedis));
    ServerStats before = looks.get(0);
    ServerStats after = looks.get(looks.size() - 1);
    // An INFO is counted after it has looked, so all but the last are in the difference.
    int own = looks.size() - 1;
    return new Load(
        CALLS_PER_SECOND,
        THREADS,
        calls.getTotalCount(),
        after.scriptCalls() - before.scriptCalls(),
        after.commands() - before.commands() - own,
        after.reads() - before.reads() - own,
        medianMicrosPerReport(looks),
        calls.getValueAtPercentile(50),
        calls.getValueAtPercentile(99),
        calls.getValueAtPercentile(99.9));
  }

  /** Of the seconds, because the server's clock runs on while the system has it wait. */
  private static double medianMicrosPerReport(List<ServerStats> looks) {
    return Medians.of(
        IntStream.range(1, looks.size())
            .mapToDouble(i -> looks.get(i).microsPerReportSince(looks.get(i - 1)))
            .filter(micros -> !Double.isNaN(micros)));
  }

  private static Histogram run(CircuitBreaker breaker, Duration length, Runnable everySecond)
      throws InterruptedException {
    try (PacedCalls calls =
        new PacedCalls(CALLS_PER_SECOND, THREADS, () -> breaker.acquire().succeeded())) {
      List<Future<PacedCalls.Made>> started = calls.start();
      for (long left = length.toSeconds(); left > 0; left--) {
        Thread.sleep(1_000);
        everySecond.run();
      }
      calls.stop();
      return PacedCalls.Made.together(Workers.results(started)).waits();
    }
  }
}
