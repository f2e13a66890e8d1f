package dev.breaker.benchmarks.redis;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.benchmarks.report.RedisResults.Load;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
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
    run(breaker, WARMUP);
    breakers.flush();
    ServerStats before = ServerStats.of(jedis);
    Histogram calls = run(breaker, length);
    breakers.flush();
    ServerStats after = ServerStats.of(jedis);
    // The first INFO is counted after it has looked, so it is in the difference.
    return new Load(
        CALLS_PER_SECOND,
        THREADS,
        calls.getTotalCount(),
        after.scriptCalls() - before.scriptCalls(),
        after.commands() - before.commands() - 1,
        after.reads() - before.reads() - 1,
        (after.evalshaMicros() - before.evalshaMicros())
            / (double) (after.evalshaCalls() - before.evalshaCalls()),
        calls.getValueAtPercentile(50),
        calls.getValueAtPercentile(99),
        calls.getValueAtPercentile(99.9));
  }

  private static Histogram run(CircuitBreaker breaker, Duration length)
      throws InterruptedException {
    try (PacedCalls calls =
        new PacedCalls(CALLS_PER_SECOND, THREADS, () -> breaker.acquire().succeeded())) {
      List<Future<PacedCalls.Made>> started = calls.start();
      Thread.sleep(length.toMillis());
      calls.stop();
      return PacedCalls.Made.together(Workers.results(started)).waits();
    }
  }
}
