package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.breaker.base.ProcessClock;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;

@Tag("redis")
class ServiceRegistryTest {
  private static final String KEY = "breaker:services";
  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  @AutoClose private static RedisClient client;
  @AutoClose private static OwnConnection own;

  private final FakeClock clock = new FakeClock();

  @BeforeAll
  static void startRedis() {
    client = RedisClient.create("127.0.0.1", redis.port());
    own =
        new OwnConnection(
            new RedisConnector(RedisUri.parse(redis.uri()), Duration.ofSeconds(10), null),
            ProcessClock.SYSTEM);
  }

  static Stream<Arguments> registrars() {
    return Stream.of(
        arguments("a client of the user's", PooledNode.of(client, ProcessClock.SYSTEM)),
        arguments("the storage's own connection", own));
  }

  private ServiceRegistry registry(Registrar registrar) {
    return new ServiceRegistry("breaker", registrar, Runnable::run, clock);
  }

  private static Map<String, Instant> services(ServiceRegistry registry) {
    return registry.services(client.zrangeWithScores(registry.key(), 0, -1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("registrars")
  void registersOnceAnHour(String through, Registrar registrar) {
    ServiceRegistry registry = registry(registrar);
    registry.add(BreakerPolicy.forService("github"));
    registry.renew();
    client.zadd(KEY, 1, "github");
    clock.advance(Duration.ofHours(1).minusNanos(1));
    registry.renew();
    assertThat(client.zscore(KEY, "github")).isEqualTo(1);

    clock.advance(Duration.ofNanos(1));
    registry.renew();

    assertThat(services(registry).get("github")).isAfter(Instant.EPOCH.plusSeconds(1));
    client.zadd(KEY, 1, "github");
    registry.renew();
    assertThat(client.zscore(KEY, "github")).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("registrars")
  void triesAgainAMinuteAfterAFailureAndSaysSoOnce(String through, Registrar registrar) {
    ServiceRegistry registry = registry(registrar);
    client.set(KEY, "something else");
    registry.add(BreakerPolicy.forService("github"));
    try (LogCapture log = LogCapture.of("dev.breaker")) {
      registry.renew();
      client.del(KEY);
      clock.advance(Duration.ofMinutes(1).minusNanos(1));
      registry.renew();
      assertThat(client.exists(KEY)).isFalse();

      client.set(KEY, "something else");
      clock.advance(Duration.ofNanos(1));
      registry.renew();
      assertThat(log.messages())
          .filteredOn(line -> line.startsWith("Services of this process may not be listed ("))
          .as("warned of, and mentioned for those who debug")
          .hasSize(2);
      assertThat(log.warnings()).hasSize(1);
    }

    client.del(KEY);
    clock.advance(Duration.ofMinutes(1));
    registry.renew();
    assertThat(services(registry)).containsOnlyKeys("github");
  }

  /** In parts, each of the services that are due, and asks nothing while none is. */
  @Test
  void registersManyInParts() {
    List<Integer> parts = new ArrayList<>();
    ServiceRegistry registry = registry((key, services, kept) -> parts.add(services.size()));
    for (int i = 0; i < 2_500; i++) {
      registry.add(BreakerPolicy.forService("service-" + i));
    }
    registry.renew();
    registry.renew();
    assertThat(parts).containsExactly(1_000, 1_000, 500);

    clock.advance(Duration.ofMinutes(30));
    registry.add(BreakerPolicy.forService("late"));
    registry.renew();
    clock.advance(Duration.ofMinutes(30));
    registry.renew();
    clock.advance(Duration.ofMinutes(30));
    registry.renew();

    assertThat(parts).containsExactly(1_000, 1_000, 500, 1, 1_000, 1_000, 500, 1);
  }

  /** A service that is added while others are registered follows them, without another renewal. */
  @Test
  void registersInTheBackgroundOnePieceAtATime() {
    List<List<String>> registered = new ArrayList<>();
    List<Runnable> background = new ArrayList<>();
    ServiceRegistry registry =
        new ServiceRegistry(
            "breaker", (key, services, kept) -> registered.add(services), background::add, clock);
    registry.add(BreakerPolicy.forService("github"));
    registry.renew();
    registry.add(BreakerPolicy.forService("weather"));
    registry.renew();
    assertThat(background).hasSize(1);
    assertThat(registered).isEmpty();

    background.remove(0).run();
    registry.renew();

    assertThat(background).isEmpty();
    assertThat(registered).containsExactly(List.of("github"), List.of("weather"));
  }

  @Test
  void triesAgainAMinuteAfterThereWasNoThreadForIt() {
    List<String> registered = new ArrayList<>();
    List<Error> errors = new ArrayList<>(List.of(new OutOfMemoryError("unable to create thread")));
    Executor registering =
        registration -> {
          for (Error error : errors) {
            throw error;
          }
          registration.run();
        };
    ServiceRegistry registry =
        new ServiceRegistry(
            "breaker", (key, services, kept) -> registered.addAll(services), registering, clock);
    registry.add(BreakerPolicy.forService("github"));
    assertThatThrownBy(registry::renew).isSameAs(errors.get(0));

    errors.clear();
    registry.renew();
    assertThat(registered).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    registry.renew();

    assertThat(registered).containsExactly("github");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("registrars")
  void forgetsWhatNobodyRegisteredForThirtyDays(String through, Registrar registrar) {
    ServiceRegistry registry = registry(registrar);
    Instant now = Instant.now();
    client.zadd(KEY, (double) now.minus(Duration.ofDays(31)).toEpochMilli(), "old");
    client.zadd(KEY, (double) now.minus(Duration.ofDays(29)).toEpochMilli(), "aging");

    registry.add(BreakerPolicy.forService("weather"));
    registry.renew();

    assertThat(services(registry)).containsKeys("aging", "weather").doesNotContainKey("old");
    assertThat(client.ttl(KEY)).isPositive();
  }

  /** By the server's clock to the millisecond, since that of the machine may be wrong. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("registrars")
  void entersTheTimeOfTheServer(String through, Registrar registrar) {
    ServiceRegistry registry = registry(registrar);
    registry.add(BreakerPolicy.forService("weather"));
    long before = serverMillis();
    registry.renew();
    long after = serverMillis();

    assertThat(services(registry).get("weather").toEpochMilli()).isBetween(before, after);
  }

  private static long serverMillis() {
    try (Jedis jedis = redis.jedis()) {
      List<String> time = jedis.time();
      return Long.parseLong(time.get(0)) * 1000 + Long.parseLong(time.get(1)) / 1000;
    }
  }
}
