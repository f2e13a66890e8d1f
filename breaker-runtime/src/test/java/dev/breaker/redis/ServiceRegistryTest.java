package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.breaker.storage.ProcessClock;
import dev.breaker.testing.FakeClock;
import dev.breaker.testing.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.RedisClient;

class ServiceRegistryTest {
  private static final String KEY = "breaker:services";
  private static TestRedis redis;
  private static RedisClient client;
  private static OwnConnection own;

  private final FakeClock clock = new FakeClock();

  @BeforeAll
  static void startRedis() {
    redis = TestRedis.started();
    client = RedisClient.create("127.0.0.1", redis.port());
    own =
        new OwnConnection(
            new RedisConnector(RedisUri.parse(redis.uri()), Duration.ofSeconds(10), null),
            ProcessClock.SYSTEM);
  }

  @BeforeEach
  void clear() {
    client.flushAll();
  }

  @AfterAll
  static void stopRedis() {
    own.close();
    client.close();
    redis.close();
  }

  static Stream<Arguments> registrars() {
    return Stream.of(
        arguments("a client of the user's", Registrar.through(client)),
        arguments("the storage's own connection", own));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("registrars")
  void registersOnceAnHour(String through, Registrar registrar) {
    ServiceRegistry registry = new ServiceRegistry("breaker", registrar, clock);
    registry.add("github");
    client.zadd(KEY, 1, "github");
    clock.advance(Duration.ofHours(1));
    registry.renew();
    assertThat(client.zscore(KEY, "github")).isEqualTo(1);

    clock.advance(Duration.ofNanos(1000));
    registry.renew();

    assertThat(registry.list(client).get("github")).isAfter(Instant.EPOCH.plusSeconds(1));
    client.zadd(KEY, 1, "github");
    registry.renew();
    assertThat(client.zscore(KEY, "github")).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("registrars")
  void forgetsWhatNobodyRegisteredForThirtyDays(String through, Registrar registrar) {
    ServiceRegistry registry = new ServiceRegistry("breaker", registrar, clock);
    Instant now = Instant.now();
    client.zadd(KEY, (double) now.minus(Duration.ofDays(31)).toEpochMilli(), "old");
    client.zadd(KEY, (double) now.minus(Duration.ofDays(29)).toEpochMilli(), "aging");

    registry.add("weather");

    assertThat(registry.list(client)).containsKeys("aging", "weather").doesNotContainKey("old");
    assertThat(client.ttl(KEY)).isPositive();
  }
}
