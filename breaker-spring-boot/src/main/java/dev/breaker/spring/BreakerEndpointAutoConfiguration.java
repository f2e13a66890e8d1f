package dev.breaker.spring;

import dev.breaker.CircuitBreakers;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@code /actuator/circuitbreakers}, where the application exposes it by {@code
 * management.endpoints.web.exposure.include}.
 */
@AutoConfiguration(after = BreakerAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(CircuitBreakers.class)
@ConditionalOnAvailableEndpoint(CircuitBreakersEndpoint.class)
public final class BreakerEndpointAutoConfiguration {
  /** For Spring. */
  public BreakerEndpointAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  CircuitBreakersEndpoint circuitBreakersEndpoint(CircuitBreakers breakers) {
    return new CircuitBreakersEndpoint(breakers);
  }
}
