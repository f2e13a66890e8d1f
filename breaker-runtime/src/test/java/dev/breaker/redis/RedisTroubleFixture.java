package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/** A process with a breaker on a real Redis, and checks that it survives trouble with Redis. */
abstract class RedisTroubleFixture {
  static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withPercentFailed(50).withMinimumFailures(5);
  static final String KEY = "breaker:{github}";
  static final Duration LIMIT = Duration.ofSeconds(60);
  static final Eventually.Wait WAIT = Eventually.within(LIMIT).lookingEvery(Duration.ofMillis(10));

  final RecordingListener listener = new RecordingListener();
  @AutoClose final LogCapture log = LogCapture.of("dev.breaker");
  @RegisterExtension final RedisExtension redis = new RedisExtension("--lua-time-limit", "100");

  CircuitBreakers breakers;
  CircuitBreaker breaker;

  @BeforeEach
  void start() {
    join();
  }

  void join() {
    breakers =
        CircuitBreakers.builder()
            .storage(
                RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofMillis(500)).build())
            .listener(listener)
            .build();
    breaker = breakers.breaker(POLICY);
  }

  @AfterEach
  void stop() {
    breakers.close();
  }

  /**
   * The whole story of an outage: it begins once, it is survived, it ends once, and all is well.
   */
  void survives(Runnable injure, Runnable heal) throws Exception {
    breaker.acquire().succeeded();
    breakers.flush();
    assertThat(breaker.status().degraded()).isFalse();

    injure.run();
    WAIT.until(
        () -> {
          breaker.acquire().succeeded();
          return breaker.status().degraded();
        });
    protectsItself();
    WAIT.until(() -> heard("unavailable") == 1);

    heal.run();
    WAIT.until(() -> !breaker.status().degraded());
    WAIT.until(() -> heard("recovered") == 1);
    assertThat(breaker.status().state()).isEqualTo(CircuitState.CLOSED);
    actsWithTheFleet();

    assertThat(heard("unavailable")).isEqualTo(1);
    assertThat(heard("recovered")).isEqualTo(1);
    assertThat(log.messages()).filteredOn(line -> line.contains("cannot be used")).hasSize(1);
    assertThat(log.messages()).filteredOn(line -> line.contains("can be used again")).hasSize(1);
  }

  long heard(String what) {
    return listener.events.stream().filter(event -> event.startsWith(what)).count();
  }

  void protectsItself() {
    WAIT.until(
        () -> {
          breaker.tryAcquire().ifPresent(permit -> permit.failed("HTTP 503"));
          return breaker.tryAcquire().isEmpty();
        });
    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
    assertThat(breaker.status().degraded()).isTrue();
  }

  void actsWithTheFleet() {
    try (CircuitBreakers others =
        CircuitBreakers.builder()
            .storage(
                RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(10)).build())
            .build()) {
      others.breaker(POLICY).trip("told to the fleet");
      WAIT.until(() -> breaker.tryAcquire().isEmpty());
      assertThat(breaker.status().reason()).isEqualTo("told to the fleet");
    }
  }

  void command(Protocol.Command command, String... arguments) {
    try (Jedis jedis = redis.jedis()) {
      jedis.sendCommand(command, arguments);
    }
  }

  RedisStorage patient() {
    return RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(10)).build();
  }
}
