package dev.breaker.fleet;

import org.jspecify.annotations.Nullable;

/** The breakers of a service that has one for each key. Never throws for a key, does no I/O. */
public interface KeyedCircuits {
  /**
   * The breaker by which a call goes. It stays until {@link #end}.
   *
   * @param key a text, a number or an enum's constant; null for calls without a key
   * @return the {@code CircuitBreaker}
   */
  Object begin(@Nullable Object key);

  /**
   * The call was admitted or refused.
   *
   * @param breaker what {@link #begin} returned
   */
  void end(Object breaker);
}
