package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.breaker.fixtures.Eventually;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** What Redis holds of one key of a service goes soon after its last use. */
@Tag("redis")
class KeyExpiryTest extends RedisStorageFixture {
  private static final BreakerPolicy KEY =
      POLICY
          .withTtl(Duration.ofSeconds(32))
          .withReEnableAfter(Duration.ofSeconds(100))
          .forKey("github/acme");
  private static final String HASH = "breaker:{github/acme}";

  private static long secondsLeft() {
    try (Jedis jedis = redis.jedis()) {
      return (jedis.pttl(HASH) + 999) / 1000;
    }
  }

  @Test
  void anUnusedHashExpiresAfterTwoTtl() {
    try (RedisStorage storage = patient()) {
      take(storage, report(KEY, 0, 1, 0));
      assertThat(secondsLeft()).isBetween(60L, 65L);

      take(storage, new StorageRequest.Trip(KEY, "by hand"));
      assertThat(secondsLeft()).isBetween(160L, 165L);

      take(
          storage,
          new StorageRequest.Lock(KEY, CircuitState.OPEN, "why", "ops", Duration.ofHours(1)));
      assertThat(secondsLeft()).isBetween(3_755L, 3_765L);
    }
  }

  @Test
  void anOverrideKeepsItAKey() {
    try (RedisStorage storage = patient()) {
      take(storage, report(KEY, 0, 1, 0));
      storage.watch(KEY, changed -> {});
      storage.maintain();
      take(
          storage,
          new StorageRequest.OverridePolicy(
              KEY, POLICY.forKey("github/acme"), "why", "ops", Duration.ofMinutes(10)));

      assertThat(secondsLeft()).isBetween(715L, 725L);
      assertThat(storage.services())
          .singleElement()
          .satisfies(listed -> assertThat(listed.policy().isOfKey()).isTrue());
    }
  }

  @Test
  void theListHasItWhileItLivesAndKnowsWhenItWasSeen() {
    try (RedisStorage storage = patient();
        Jedis jedis = redis.jedis()) {
      take(storage, report(KEY, 0, 1, 0));
      take(storage, report(POLICY, 0, 1, 0));
      storage.watch(KEY, changed -> {});
      storage.watch(POLICY, changed -> {});
      storage.maintain();

      assertThat(storage.services())
          .extracting(RegisteredService::service)
          .containsExactly("github", "github/acme");
      assertThat(storage.services())
          .allSatisfy(
              listed ->
                  assertThat(listed.lastSeen())
                      .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES)));

      // Its entry leaves by the rule by which all do, as that of a service seen 30 days ago.
      double earlier =
          jedis.zscore("breaker:services", "github")
              - jedis.zscore("breaker:services", "github/acme");
      assertThat(earlier)
          .isCloseTo(30 * 86_400_000.0 - 2 * 32_000 - 100_000 - 7_200_000, within(60_000.0));
      jedis.del(HASH);
      assertThat(storage.services())
          .extracting(RegisteredService::service)
          .containsExactly("github");
    }
  }

  @Test
  void whatIsNotUsedAnyMoreIsNeitherRegisteredNorHeardOf() {
    try (RedisStorage storage =
            RedisStorage.builder().uri(redis.uri()).timeout(PATIENCE).push(true).build();
        Jedis jedis = redis.jedis()) {
      String channel = HASH + ":changes";
      take(storage, report(KEY, 0, 1, 0));
      storage.watch(KEY, changed -> {});
      Eventually.until(() -> jedis.pubsubChannels(channel).equals(List.of(channel)));

      storage.unwatch("github/acme");
      Eventually.until(() -> jedis.pubsubChannels(channel).isEmpty());
      storage.maintain();
      assertThat(jedis.zscore("breaker:services", "github/acme")).isNull();

      storage.watch(KEY, changed -> {});
      Eventually.until(() -> jedis.pubsubChannels(channel).equals(List.of(channel)));
    }
  }
}
