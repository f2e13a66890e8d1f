package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** How much a circuit takes in Redis, and for how long. */
@Tag("redis")
class RedisStorageSizeTest extends RedisStorageFixture {
  @Test
  void oneSmallKeyWithAnExpiryAfterManyOutcomes() throws Exception {
    try (CircuitBreakers breakers = join();
        Jedis jedis = redis.jedis()) {
      CircuitBreaker breaker = breakers.breaker(POLICY);
      for (int i = 0; i < 100_000; i++) {
        if (i % 3 == 0) {
          breaker.acquire().failed("HTTP 503 of a very long reason that somebody thought up");
        } else {
          breaker.acquire().succeeded();
        }
      }
      breakers.flush();
      assertThat(breaker.status().total()).isEqualTo(100_000);

      assertThat(jedis.keys("*")).containsExactlyInAnyOrder("breaker:{github}", "breaker:services");
      assertThat(jedis.ttl("breaker:services")).isPositive();
      assertThat(jedis.type("breaker:{github}")).isEqualTo("hash");
      assertThat(jedis.memoryUsage("breaker:{github}")).isLessThan(1024);
      assertThat(jedis.ttl("breaker:{github}")).isBetween(86_400L, 87_000L);

      breaker.trip("with a reason of more than 64 characters, which needs more room: " + PATIENCE);
      assertThat(jedis.memoryUsage("breaker:{github}")).isLessThan(2048);
      assertThat(jedis.ttl("breaker:{github}")).isPositive();
      assertThat(jedis.keys("*"))
          .containsExactlyInAnyOrder(
              "breaker:{github}", "breaker:{github}:events", "breaker:services");
      assertThat(jedis.ttl("breaker:{github}:events")).isPositive();
    }
  }

  /** All that a hash can hold at once: settings, an override with its lists, a lock, a trip. */
  @Test
  void staysSmallWithAllThatAnOperatorCanSet() {
    try (RedisStorage storage = RedisStorage.connect(redis.uri());
        CircuitBreakers breakers = CircuitBreakers.builder().storage(storage).build();
        Jedis jedis = redis.jedis()) {
      String text = "x".repeat(200);
      BreakerPolicy policy =
          POLICY.withProbes(3).withRampUp(PATIENCE).withBackoff(2).withMinimumProcesses(16);
      CircuitBreaker breaker = breakers.breaker(policy);
      breaker.trip(text);
      breaker.lockClosed(text, text, Duration.ofDays(7));
      breaker.overridePolicy(
          policy
              .withFailureStatuses(IntStream.range(400, 410).toArray())
              .withIgnoredStatuses(IntStream.range(410, 420).toArray())
              .withIgnoredExceptions(Set.of(text)),
          text,
          text,
          Duration.ofDays(7));

      assertThat(jedis.memoryUsage("breaker:{github}")).isLessThan(4096);
      assertThat(jedis.hget("breaker:{github}", "override").length()).isLessThan(1024);
      assertThat(breaker.status().override()).isNotNull();
    }
  }

  @Test
  void keepsItsSizeWhileTheWholeWindowFills() {
    FakeClock clock = new FakeClock();
    try (var storage = FakeTimeRedis.storage(redis.server(), clock);
        Jedis jedis = redis.jedis()) {
      StorageReply.Taken first =
          (StorageReply.Taken)
              storage.exchange("one", List.of(new StorageRequest.Admit(POLICY))).get(0);
      for (int slot = 0; slot < 40; slot++) {
        storage.exchange(
            "one",
            List.of(
                new StorageRequest.Report(
                    POLICY, first.view().epoch(), 3_000_000_000L, 1_000_000_000L, "x", false)));
        clock.advance(Duration.ofSeconds(2));
      }

      assertThat(jedis.memoryUsage("breaker:{github}")).isLessThan(1024);
    }
  }
}
