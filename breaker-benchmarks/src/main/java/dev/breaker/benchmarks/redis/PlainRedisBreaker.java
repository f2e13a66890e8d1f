package dev.breaker.benchmarks.redis;

import java.util.concurrent.atomic.AtomicLong;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/**
 * How breakers on Redis are written elsewhere: every outcome is an entry of a sorted set, by time,
 * and every call asks the server when the circuit was last opened.
 */
final class PlainRedisBreaker {
  private static final long WINDOW_MILLIS = 3_600_000;
  private static final long OPEN_MILLIS = 180_000;
  private static final double PERCENT_FAILED = 10;

  private final UnifiedJedis jedis;
  private final String openedAt;
  private final String calls;
  private final String failures;
  private final long minimumFailures;
  private final AtomicLong sequence = new AtomicLong();

  PlainRedisBreaker(UnifiedJedis jedis, String key, long minimumFailures) {
    this.jedis = jedis;
    openedAt = key + ":opened";
    calls = key + ":calls";
    failures = key + ":failures";
    this.minimumFailures = minimumFailures;
  }

  void succeedingCall() {
    requireClosed();
    long now = System.currentTimeMillis();
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      Response<Long> total = add(pipeline, calls, now);
      pipeline.sync();
      total.get();
    }
  }

  void failingCall() {
    requireClosed();
    long now = System.currentTimeMillis();
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      Response<Long> total = add(pipeline, calls, now);
      Response<Long> failed = add(pipeline, failures, now);
      pipeline.sync();
      if (failed.get() >= minimumFailures && failed.get() * 100 >= PERCENT_FAILED * total.get()) {
        jedis.set(openedAt, Long.toString(now));
      }
    }
  }

  private void requireClosed() {
    String opened = jedis.get(openedAt);
    if (opened != null && System.currentTimeMillis() - Long.parseLong(opened) < OPEN_MILLIS) {
      throw new IllegalStateException("the circuit is open");
    }
  }

  private Response<Long> add(AbstractPipeline pipeline, String key, long now) {
    pipeline.zremrangeByScore(key, 0, (double) (now - WINDOW_MILLIS));
    pipeline.zadd(key, (double) now, now + ":" + sequence.incrementAndGet());
    return pipeline.zcard(key);
  }
}
