package com.example;

import dev.breaker.CircuitBreakers;
import dev.breaker.retrofit.BreakerCallAdapterFactory;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import javax.annotation.processing.Generated;
import retrofit2.Retrofit;

/**
 * Makes {@link GitHub} clients that go through the circuit breaker of service {@code github}.
 *
 * <p>{@code Fallback} answers refused calls.
 */
@Generated("dev.breaker.processor.CircuitBrokenProcessor")
final class CircuitBrokenGitHub extends BreakerCallAdapterFactory {
  /** For every method. */
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5);

  private CircuitBrokenGitHub(CircuitBreakers breakers, GitHub fallback) {
    super(breakers, POLICY);
    keyed(POLICY, 100, 2, "fallback", String.class, Objects.class, java.lang.Integer.class);
    fallback(
        arguments ->
            fallback.fallback(
                (String) arguments.get(0),
                (Objects) arguments.get(1),
                (java.lang.Integer) arguments.get(2)),
        "fallback",
        String.class,
        Objects.class,
        java.lang.Integer.class);
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
  static GitHub create(Retrofit retrofit, CircuitBreakers breakers) {
    return new CircuitBrokenGitHub(breakers, new Fallback<>()).guard(retrofit, GitHub.class);
  }
}
