package dev.breaker.benchmarks.redis;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import dev.breaker.benchmarks.report.RedisResults;
import dev.breaker.benchmarks.report.RedisResults.Freeze;
import dev.breaker.benchmarks.report.RedisResults.Load;
import dev.breaker.benchmarks.report.RedisResults.Memory;
import dev.breaker.benchmarks.report.RedisResults.Timing;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;

/** The Redis group, from the server's start to its end. */
public final class RedisBenchmark {
  private static final Logger BREAKER_LOG = Logger.getLogger("dev.breaker");

  private final RedisSettings settings;
  private final UnifiedJedis jedis;
  private final CircuitBreakers breakers;

  private RedisBenchmark(RedisSettings settings, UnifiedJedis jedis, CircuitBreakers breakers) {
    this.settings = settings;
    this.jedis = jedis;
    this.breakers = breakers;
  }

  /**
   * Runs it.
   *
   * @param settings how much to do
   * @param uri a server to use, or null to start one on loopback and end it afterwards
   * @return what was measured
   * @throws Exception if a call failed or the server cannot be used
   */
  public static RedisResults run(RedisSettings settings, @Nullable String uri) throws Exception {
    // That the storage cannot be used while it is frozen is no news here.
    BREAKER_LOG.setLevel(Level.OFF);
    try (BenchmarkRedis redis = BenchmarkRedis.at(uri);
        CircuitBreakers breakers =
            CircuitBreakers.builder().storage(redis.storage().build()).build()) {
      RedisBenchmark benchmark = new RedisBenchmark(settings, redis.jedis(), breakers);
      TestRedis own = redis.own();
      return new RedisResults(
          ServerStats.of(redis.jedis()).version(),
          benchmark.timings(),
          benchmark.load(),
          benchmark.microsPerReport(),
          benchmark.memory(),
          own == null ? null : benchmark.freeze(own));
    }
  }

  private List<Timing> timings() throws InterruptedException {
    CircuitBreaker breaker = breaker("timings", Duration.ofSeconds(60));
    PlainRedisBreaker plain =
        new PlainRedisBreaker(jedis, BenchmarkRedis.PREFIX + ":plain-timings", Integer.MAX_VALUE);
    Comparison comparison = new Comparison(settings);
    comparison.add("PING", jedis::ping, 1, 8);
    comparison.add("breaker, success", () -> breaker.acquire().succeeded(), 1, 8);
    comparison.add("plain Redis, success", plain::succeedingCall, 1, 8);
    comparison.add("breaker, failure", () -> breaker.acquire().failed("HTTP 503"), 1, 8);
    comparison.add("plain Redis, failure", plain::failingCall, 1, 8);
    progress("timings");
    return comparison.run();
  }

  private Load load() throws InterruptedException {
    progress("steady load");
    return SteadyLoad.measure(
        jedis, breakers, breaker("load", Duration.ofSeconds(60)), settings.load());
  }

  private double microsPerReport() throws CircuitOpenException {
    progress("reports");
    return ReportCost.medianMicros(
        jedis, breakers, breaker("reports", Duration.ofSeconds(60)), settings);
  }

  private Memory memory() throws Exception {
    progress("memory");
    ServiceMemory.fill(
        breakers, breaker("memory", Duration.ofSeconds(1)), settings.breakerOutcomes());
    PlainRedisBreaker plain =
        new PlainRedisBreaker(jedis, BenchmarkRedis.PREFIX + ":plain-memory", Integer.MAX_VALUE);
    ServiceMemory.fill(plain, settings.plainOutcomes());
    return new Memory(
        settings.breakerOutcomes(),
        ServiceMemory.bytes(jedis, BenchmarkRedis.PREFIX + ":{memory}*"),
        settings.plainOutcomes(),
        ServiceMemory.bytes(jedis, BenchmarkRedis.PREFIX + ":plain-memory*"));
  }

  private Freeze freeze(TestRedis own) throws InterruptedException {
    progress("freeze");
    return FrozenServer.measure(
        own,
        breaker("freeze", Duration.ofSeconds(60)),
        breakers.storage().timeout(),
        settings.freeze());
  }

  private CircuitBreaker breaker(String service, Duration ttl) {
    return breakers.breaker(
        BreakerPolicy.forService(service).withTtl(ttl).withMinimumFailures(Integer.MAX_VALUE));
  }

  private static void progress(String part) {
    System.out.println("# Redis: " + part);
  }
}
