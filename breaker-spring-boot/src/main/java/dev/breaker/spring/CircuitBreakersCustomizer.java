package dev.breaker.spring;

import dev.breaker.CircuitBreakers;

/**
 * A bean that changes what the {@link CircuitBreakers} of the application are made of, after the
 * properties and the other beans were applied. Several are applied by their order.
 *
 * <pre>{@code
 * @Bean
 * CircuitBreakersCustomizer pagingCircuitBreakers() {
 *   return builder -> builder.listener(new PagingListener());
 * }
 * }</pre>
 */
@FunctionalInterface
public interface CircuitBreakersCustomizer {
  /**
   * Changes the builder. Called once, while the application starts; what it throws fails the start.
   *
   * @param builder has the settings of the properties; a function given to its {@code policies}
   *     takes the place of {@code breaker.services}
   */
  void customize(CircuitBreakers.Builder builder);
}
