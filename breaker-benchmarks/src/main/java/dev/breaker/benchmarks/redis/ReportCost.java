package dev.breaker.benchmarks.redis;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import java.util.Arrays;
import redis.clients.jedis.UnifiedJedis;

/**
 * The server's own time for a report, by its {@code INFO commandstats}, when reports come one after
 * the other. Ten a second cost many times that each: by the next one, the processor has forgotten
 * the script.
 */
final class ReportCost {
  private static final int REPORTS = 1_000;

  private ReportCost() {}

  static double medianMicros(
      UnifiedJedis jedis, CircuitBreakers breakers, CircuitBreaker breaker, RedisSettings settings)
      throws CircuitOpenException {
    for (int round = 0; round < settings.warmups(); round++) {
      micros(jedis, breakers, breaker);
    }
    double[] micros = new double[settings.rounds()];
    for (int round = 0; round < micros.length; round++) {
      micros[round] = micros(jedis, breakers, breaker);
    }
    return Medians.of(Arrays.stream(micros));
  }

  private static double micros(UnifiedJedis jedis, CircuitBreakers breakers, CircuitBreaker breaker)
      throws CircuitOpenException {
    ServerStats before = ServerStats.of(jedis);
    for (int i = 0; i < REPORTS; i++) {
      breaker.acquire().succeeded();
      breakers.flush();
    }
    return ServerStats.of(jedis).microsPerReportSince(before);
  }
}
