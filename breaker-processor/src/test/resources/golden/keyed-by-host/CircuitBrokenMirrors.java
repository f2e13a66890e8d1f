package com.example;

import dev.breaker.CircuitBreakers;
import dev.breaker.retrofit.BreakerCallAdapterFactory;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import javax.annotation.processing.Generated;
import retrofit2.Retrofit;

/**
 * Makes {@link Mirrors} clients that go through the circuit breaker of service {@code mirrors}.
 *
 * <p>Other services: {@code lists} for {@code list}; {@code root} for {@code root}.
 */
@Generated("dev.breaker.processor.CircuitBrokenProcessor")
final class CircuitBrokenMirrors extends BreakerCallAdapterFactory {
  /** For every method without a policy of its own. */
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("mirrors")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5);

  /** For {@code list}. */
  private static final BreakerPolicy LISTS_POLICY =
      BreakerPolicy.forService("lists")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5);

  /** For {@code root}. */
  private static final BreakerPolicy ROOT_POLICY =
      BreakerPolicy.forService("root")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5);

  private CircuitBrokenMirrors(CircuitBreakers breakers) {
    super(breakers, POLICY, LISTS_POLICY, ROOT_POLICY);
    keyedByHost(POLICY, 100);
    keyedByHost(LISTS_POLICY, 10000);
  }

  /**
   * Makes a client from a copy of the given Retrofit, which itself stays as it is and may serve any
   * number of interfaces, with breakers or without.
   *
   * @param retrofit the Retrofit to copy, without a breaker factory
   * @param breakers the application's breakers
   * @return a client that sends no request while its breaker refuses
   * @throws IllegalArgumentException if {@code retrofit} already holds a breaker factory
   */
  static Mirrors create(Retrofit retrofit, CircuitBreakers breakers) {
    return new CircuitBrokenMirrors(breakers).guard(retrofit, Mirrors.class);
  }
}
