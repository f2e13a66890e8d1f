package dev.breaker.benchmarks.redis;

import java.time.Duration;

/**
 * How much the Redis group does.
 *
 * @param warmups rounds that are not counted
 * @param rounds rounds that are
 * @param round how long one operation is made in a round, for its rate and again for its times
 * @param load how long calls are made at a steady rate
 * @param breakerOutcomes how many outcomes to keep before looking at the memory
 * @param plainOutcomes the same for the plain-Redis breaker, which needs many round trips for them
 * @param freeze how long to stop the server
 */
public record RedisSettings(
    int warmups,
    int rounds,
    Duration round,
    Duration load,
    int breakerOutcomes,
    int plainOutcomes,
    Duration freeze) {
  /** What the figures of merit are measured with. */
  public static final RedisSettings DEFAULT =
      new RedisSettings(
          2,
          7,
          Duration.ofMillis(500),
          Duration.ofSeconds(20),
          1_000_000,
          100_000,
          Duration.ofSeconds(10));

  /** Shows that all works. */
  public static final RedisSettings QUICK =
      new RedisSettings(
          1,
          1,
          Duration.ofMillis(200),
          Duration.ofSeconds(2),
          1_000_000,
          5_000,
          Duration.ofSeconds(2));
}
