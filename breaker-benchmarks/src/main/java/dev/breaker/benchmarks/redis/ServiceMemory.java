package dev.breaker.benchmarks.redis;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import dev.breaker.Permit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import redis.clients.jedis.UnifiedJedis;

/** What the server keeps for a service. */
final class ServiceMemory {
  private static final int PORTIONS = 50;
  private static final int FAILED_ONE_IN = 100;
  private static final int THREADS = 8;

  private ServiceMemory() {}

  /** Records outcomes spread over the whole window, so that none of it stays unused. */
  static void fill(CircuitBreakers breakers, CircuitBreaker breaker, int outcomes)
      throws InterruptedException, CircuitOpenException {
    Duration pause = breaker.policy().ttl().dividedBy(PORTIONS - 10);
    for (int i = 0; i < outcomes; i++) {
      Permit permit = breaker.acquire();
      if (i % FAILED_ONE_IN == 0) {
        permit.failed("HTTP 503");
      } else {
        permit.succeeded();
      }
      if ((i + 1) % (outcomes / PORTIONS) == 0) {
        breakers.flush();
        Thread.sleep(pause.toMillis());
      }
    }
    breakers.flush();
  }

  static void fill(PlainRedisBreaker breaker, int outcomes) throws InterruptedException {
    AtomicInteger left = new AtomicInteger(outcomes);
    try (Workers workers = new Workers(THREADS)) {
      Workers.results(
          workers.start(
              () -> {
                while (left.getAndDecrement() > 0) {
                  breaker.succeedingCall();
                }
                return true;
              }));
    }
  }

  static long bytes(UnifiedJedis jedis, String pattern) {
    return jedis.keys(pattern).stream().mapToLong(key -> jedis.memoryUsage(key, 0)).sum();
  }
}
