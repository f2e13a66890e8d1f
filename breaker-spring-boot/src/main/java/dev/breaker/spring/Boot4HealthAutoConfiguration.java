package dev.breaker.spring;

import dev.breaker.CircuitBreakers;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * The health contributor {@code circuitBreakers} on Spring Boot 4: always up, with the services
 * whose calls are refused, and whether the storage is away. {@code
 * management.health.circuitbreakers.enabled} switches it off.
 */
@AutoConfiguration(after = BreakerAutoConfiguration.class)
@ConditionalOnClass(
    name =
        "org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator")
@ConditionalOnBean(CircuitBreakers.class)
@ConditionalOnEnabledHealthIndicator("circuitbreakers")
public final class Boot4HealthAutoConfiguration {
  /** For Spring. */
  public Boot4HealthAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean(name = "circuitBreakersHealthIndicator")
  HealthIndicator circuitBreakersHealthIndicator(CircuitBreakers breakers) {
    return () -> Health.up().withDetails(CircuitHealth.details(breakers)).build();
  }
}
