package dev.breaker.fleet;

import org.jspecify.annotations.Nullable;

/**
 * One breaker for all calls, with a key or without.
 *
 * @param breaker the {@code CircuitBreaker}
 */
public record OneCircuit(Object breaker) implements KeyedCircuits {
  @Override
  public Object begin(@Nullable Object key) {
    return breaker;
  }

  @Override
  public void end(Object begun) {}
}
