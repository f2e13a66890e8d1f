package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.testing.FakeClock;
import dev.breaker.testing.TestRedis;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class ServiceRegistryTest {
  private static final String KEY = "breaker:services";
  private static TestRedis redis;
  private static RedisClient client;

  private final FakeClock clock = new FakeClock();
  private final ServiceRegistry registry = new ServiceRegistry("breaker", clock);

  @BeforeAll
  static void startRedis() {
    redis = TestRedis.started();
    client = RedisClient.create("127.0.0.1", redis.port());
  }

  @AfterAll
  static void stopRedis() {
    client.close();
    redis.close();
  }

  @Test
  void registersOnceAnHour() {
    registry.add(client, "github");
    client.zadd(KEY, 1, "github");
    clock.advance(Duration.ofHours(1));
    registry.renew(client);
    assertThat(client.zscore(KEY, "github")).isEqualTo(1);

    clock.advance(Duration.ofNanos(1000));
    registry.renew(client);

    assertThat(registry.list(client).get("github")).isAfter(Instant.EPOCH.plusSeconds(1));
    client.zadd(KEY, 1, "github");
    registry.renew(client);
    assertThat(client.zscore(KEY, "github")).isEqualTo(1);
  }

  @Test
  void forgetsWhatNobodyRegisteredForThirtyDays() {
    Instant now = Instant.now();
    client.zadd(KEY, (double) now.minus(Duration.ofDays(31)).toEpochMilli(), "old");
    client.zadd(KEY, (double) now.minus(Duration.ofDays(29)).toEpochMilli(), "aging");

    registry.add(client, "weather");

    assertThat(registry.list(client)).containsKeys("aging", "weather").doesNotContainKey("old");
    assertThat(client.ttl(KEY)).isPositive();
  }
}
