package dev.breaker.spring;

import dev.breaker.CircuitBreakers;
import dev.breaker.micrometer.BreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Meters of the {@link CircuitBreakers}, where {@code breaker-micrometer} is on the class path.
 * Spring Boot binds a {@link MeterBinder} to every registry of the application.
 */
@AutoConfiguration(after = BreakerAutoConfiguration.class)
@ConditionalOnClass({MeterBinder.class, BreakerMetrics.class})
@ConditionalOnBean(CircuitBreakers.class)
public final class BreakerMetricsAutoConfiguration {
  /** For Spring. */
  public BreakerMetricsAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  BreakerMetrics breakerMetrics(CircuitBreakers breakers) {
    return new BreakerMetrics(breakers);
  }
}
