package dev.breaker.benchmarks.redis;

import dev.breaker.CircuitBreaker;
import dev.breaker.benchmarks.report.RedisResults.Freeze;
import dev.breaker.fixtures.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What calls notice when the server is stopped and goes on later. */
final class FrozenServer {
  private static final int CALLS_PER_SECOND = 1_000;
  private static final int THREADS = 8;
  private static final Duration BEFORE = Duration.ofSeconds(2);
  private static final Duration AFTER = Duration.ofSeconds(3);

  private FrozenServer() {}

  static Freeze measure(TestRedis redis, CircuitBreaker breaker, Duration timeout, Duration frozen)
      throws InterruptedException {
    try (PacedCalls calls =
        new PacedCalls(CALLS_PER_SECOND, THREADS, () -> breaker.acquire().succeeded())) {
      List<Future<PacedCalls.Made>> started = calls.start();
      Thread.sleep(BEFORE.toMillis());
      redis.freeze();
      try {
        Thread.sleep(frozen.toMillis());
      } finally {
        redis.thaw();
      }
      Thread.sleep(AFTER.toMillis());
      calls.stop();
      PacedCalls.Made made = PacedCalls.Made.together(Workers.results(started));
      long waiting = timeout.toNanos() / 2;
      return new Freeze(
          frozen.toMillis() / 1e3,
          CALLS_PER_SECOND,
          THREADS,
          made.waits().getTotalCount(),
          made.failed(),
          timeout.toMillis(),
          made.waits().getMaxValue(),
          made.waits().getCountBetweenValues(waiting, TimeUnit.MINUTES.toNanos(1)));
    }
  }
}
