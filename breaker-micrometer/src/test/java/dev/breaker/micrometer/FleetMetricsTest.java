package dev.breaker.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.BreakerPolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Meters of two processes that share a circuit through a Redis. */
@Tag("redis")
class FleetMetricsTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withMinimumFailures(2);

  private final TestRedis redis = TestRedis.started();
  private final Member one = new Member(redis);
  private final Member other = new Member(redis);

  /** What one process has. */
  private static final class Member implements AutoCloseable {
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final CircuitBreakers breakers;
    final CircuitBreaker breaker;

    Member(TestRedis redis) {
      RedisStorage storage =
          RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(1)).build();
      breakers = CircuitBreakers.builder().storage(storage).build();
      new BreakerMetrics(breakers).bindTo(registry);
      breaker = breakers.breaker(POLICY);
    }

    double gauge(String name) {
      return registry.get(name).gauge().value();
    }

    double trips() {
      return registry
          .get("breaker.transitions")
          .tags("from", "closed", "to", "open")
          .counter()
          .count();
    }

    long reports(String outcome) {
      return registry.get("breaker.reports").tag("outcome", outcome).timer().count();
    }

    @Override
    public void close() {
      breakers.close();
    }
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
    redis.close();
  }

  @Test
  void aTripIsCountedInTheProcessThatCausedIt() throws Exception {
    Calls.succeed(other.breaker, 1);

    Calls.fail(one.breaker, 2);
    Eventually.until("the other is refused", () -> other.breaker.tryAcquire().isEmpty());

    Eventually.untilAsserted(() -> assertThat(one.trips()).isEqualTo(1));
    assertThat(other.trips()).isZero();
    assertThat(other.registry.get("breaker.state").tag("state", "open").gauge().value())
        .isEqualTo(1);
  }

  @Test
  void exchangesWithTheStorageAreTimed() throws Exception {
    Calls.succeed(one.breaker, 1);
    one.breakers.flush();

    Eventually.untilAsserted(() -> assertThat(one.reports("success")).isPositive());
    assertThat(one.reports("failure")).isZero();
    assertThat(one.gauge("breaker.unsent")).isZero();
  }

  @Test
  void anOutageShows() throws Exception {
    Calls.succeed(one.breaker, 1);
    one.breakers.flush();
    redis.stop();

    Eventually.untilAsserted(
        () -> {
          Calls.succeed(one.breaker, 1);
          assertThat(one.gauge("breaker.degraded")).isEqualTo(1);
        });

    Eventually.untilAsserted(() -> assertThat(one.reports("failure")).isPositive());
  }
}
