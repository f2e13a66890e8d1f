package com.example;

import dev.breaker.CircuitBreakers;
import dev.breaker.retrofit.BreakerCallAdapterFactory;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import javax.annotation.processing.Generated;
import retrofit2.Retrofit;

/** Makes {@link Left} clients that go through the circuit breaker of service {@code left}. */
@Generated("dev.breaker.processor.CircuitBrokenProcessor")
final class CircuitBrokenLeft extends BreakerCallAdapterFactory {
  /** For every method. */
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("left")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5);

  private CircuitBrokenLeft(CircuitBreakers breakers) {
    super(breakers, POLICY);
    keyed(POLICY, 100, 0, "user", String.class);
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
  static Left create(Retrofit retrofit, CircuitBreakers breakers) {
    return new CircuitBrokenLeft(breakers).guard(retrofit, Left.class);
  }
}
