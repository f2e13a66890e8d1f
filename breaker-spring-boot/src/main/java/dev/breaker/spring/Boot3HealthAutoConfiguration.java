package dev.breaker.spring;

import dev.breaker.CircuitBreakers;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * The health contributor {@code circuitBreakers} on Spring Boot 3: always up, with the services
 * whose calls are refused, and whether the storage is away. {@code
 * management.health.circuitbreakers.enabled} switches it off.
 */
@AutoConfiguration(after = BreakerAutoConfiguration.class)
@ConditionalOnClass(
    name =
        "org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator")
@ConditionalOnBean(CircuitBreakers.class)
@ConditionalOnEnabledHealthIndicator("circuitbreakers")
public final class Boot3HealthAutoConfiguration {
  /** For Spring. */
  public Boot3HealthAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean(name = "circuitBreakersHealthIndicator")
  HealthIndicator circuitBreakersHealthIndicator(CircuitBreakers breakers) {
    return () -> Health.up().withDetails(CircuitHealth.details(breakers)).build();
  }
}
