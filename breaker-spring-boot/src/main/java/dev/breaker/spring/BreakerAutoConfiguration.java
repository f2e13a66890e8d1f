package dev.breaker.spring;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitBreakers;
import dev.breaker.FailureRule;
import dev.breaker.storage.Storage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The {@link CircuitBreakers} of the application, unless it has a bean of that type: by the
 * properties below {@code breaker}, with all beans that are a {@link BreakerListener}, with the
 * {@link FailureRule} and the {@link Storage} that are beans, and changed by each {@link
 * CircuitBreakersCustomizer}. Making them does no I/O, so that an application starts while Redis is
 * away.
 */
@AutoConfiguration
@EnableConfigurationProperties(BreakerProperties.class)
public final class BreakerAutoConfiguration {
  /** For Spring. */
  public BreakerAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean(CircuitBreakers.class)
  ServiceSettings breakerServiceSettings(BreakerProperties properties, Environment environment) {
    PropertyNames.check(environment);
    return new ServiceSettings(properties.services());
  }

  @Bean
  @ConditionalOnBean(ServiceSettings.class)
  UnusedServiceSettings breakerUnusedServiceSettings(ServiceSettings services) {
    return new UnusedServiceSettings(services);
  }

  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  CircuitBreakers circuitBreakers(
      BreakerProperties properties,
      ServiceSettings services,
      ObjectProvider<Storage> storage,
      ObjectProvider<FailureRule> failureRule,
      ObjectProvider<BreakerListener> listeners,
      ObjectProvider<CircuitBreakersCustomizer> customizers) {
    CircuitBreakers.Builder builder =
        CircuitBreakers.builder()
            .enabled(properties.enabled())
            .observeOnly(properties.observeOnly())
            .refusal(properties.refusal())
            .policies(services::applyTo)
            .storage(storage.getIfAvailable(() -> StorageConnector.connect(properties.storage())));
    failureRule.ifAvailable(builder::failureRule);
    listeners.orderedStream().forEach(builder::listener);
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return builder.build();
  }
}
