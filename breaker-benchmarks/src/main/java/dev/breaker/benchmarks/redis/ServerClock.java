package dev.breaker.benchmarks.redis;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import redis.clients.jedis.UnifiedJedis;

/**
 * The server's clock beside this process's, right within a round trip.
 *
 * @param server what the server's clock showed
 * @param nanoTime what {@link System#nanoTime()} was then
 */
record ServerClock(Instant server, long nanoTime) {
  static ServerClock of(UnifiedJedis jedis) {
    long asked = System.nanoTime();
    String info = jedis.info("server");
    long answered = System.nanoTime();
    return new ServerClock(
        Instant.EPOCH.plus(ServerStats.parse(info).wallClockMicros(), ChronoUnit.MICROS),
        asked + (answered - asked) / 2);
  }

  /** What {@link System#nanoTime()} is at a moment of the server's clock. */
  long nanoTimeAt(Instant moment) {
    return nanoTime + Duration.between(server, moment).toNanos();
  }
}
