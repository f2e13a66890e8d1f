package dev.breaker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreakers;
import dev.breaker.micrometer.BreakerMetrics;
import dev.breaker.storage.BreakerPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class BreakerMetricsAutoConfigurationTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  MetricsAutoConfiguration.class,
                  BreakerAutoConfiguration.class,
                  BreakerMetricsAutoConfiguration.class));

  @Test
  void everyRegistryHasTheMeters() {
    runner
        .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
        .run(
            context -> {
              context.getBean(CircuitBreakers.class).breaker(BreakerPolicy.forService("github"));

              assertThat(
                      context
                          .getBean(MeterRegistry.class)
                          .get("breaker.failures.percent")
                          .tag("service", "github")
                          .gauge()
                          .value())
                  .isZero();
            });
  }

  @Test
  void needsBreakerMicrometer() {
    runner
        .withClassLoader(new FilteredClassLoader(BreakerMetrics.class))
        .run(context -> assertThat(context).doesNotHaveBean(MeterBinder.class));
  }

  @Test
  void needsNoRegistry() {
    runner.run(context -> assertThat(context).hasNotFailed());
  }
}
