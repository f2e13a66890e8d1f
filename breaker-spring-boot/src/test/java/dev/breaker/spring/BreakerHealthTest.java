package dev.breaker.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.breaker.CircuitBreakers;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class BreakerHealthTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  BreakerAutoConfiguration.class,
                  Boot3HealthAutoConfiguration.class,
                  Boot4HealthAutoConfiguration.class));

  @Test
  void isUpWhileACircuitIsOpen() {
    runner.run(
        context -> {
          CircuitBreakers breakers = context.getBean(CircuitBreakers.class);
          BreakerPolicy github = BreakerPolicy.forService("github").withMinimumFailures(1);
          breakers.breaker(github).tryAcquire().orElseThrow().failed("down");
          breakers.breaker(BreakerPolicy.forService("shop"));

          Health health = context.getBean(HealthIndicator.class).health();

          assertThat(health.getStatus()).isEqualTo(Status.UP);
          assertThat(health.getDetails())
              .containsEntry("open", List.of("github"))
              .containsEntry("degraded", false);
        });
  }

  @Test
  void isUpWhileRedisIsAway() {
    runner
        .withPropertyValues(
            "breaker.storage.uri=redis://127.0.0.1:1", "breaker.storage.timeout=50ms")
        .run(
            context -> {
              CircuitBreakers breakers = context.getBean(CircuitBreakers.class);
              BreakerPolicy github = BreakerPolicy.forService("github").withMinimumFailures(1);
              breakers.breaker(github).tryAcquire().orElseThrow().failed("down");
              await().until(() -> breakers.breaker(github).status().degraded());

              Health health = context.getBean(HealthIndicator.class).health();

              assertThat(health.getStatus()).isEqualTo(Status.UP);
              assertThat(health.getDetails()).containsEntry("degraded", true);
            });
  }

  @Test
  void goesByTheLockOfAnOperator() {
    runner.run(
        context -> {
          CircuitBreakers breakers = context.getBean(CircuitBreakers.class);
          BreakerPolicy github = BreakerPolicy.forService("github").withMinimumFailures(1);
          breakers.breaker(github).tryAcquire().orElseThrow().failed("down");
          breakers.breaker(github).lockClosed("try it", "kim", Duration.ofMinutes(1));
          assertThat(breakers.breaker(github).status().state()).isEqualTo(CircuitState.OPEN);

          assertThat(context.getBean(HealthIndicator.class).health().getDetails())
              .containsEntry("open", List.of());
        });
  }

  @Test
  void canBeSwitchedOff() {
    runner
        .withPropertyValues("management.health.circuitbreakers.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
  }
}
