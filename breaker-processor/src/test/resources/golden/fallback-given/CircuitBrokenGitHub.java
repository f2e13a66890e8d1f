package com.example;

import dev.breaker.CircuitBreakers;
import dev.breaker.retrofit.BreakerCallAdapterFactory;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.Objects;
import javax.annotation.processing.Generated;
import retrofit2.Retrofit;

/**
 * Makes {@link GitHub} clients that go through the circuit breaker of service {@code github}.
 *
 * <p>The fallback given to {@code create} answers refused calls.
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
    fallback(arguments -> fallback.future(), "future");
    fallback(arguments -> fallback.single(), "single");
    fallback(arguments -> fallback.observable(), "observable");
    fallback(arguments -> fallback.maybe(), "maybe");
    fallback(arguments -> fallback.flowable(), "flowable");
    fallback(arguments -> fallback.completable(), "completable");
  }

  /**
   * Makes a client from a copy of the given Retrofit, which itself stays as it is and may serve any
   * number of interfaces, with breakers or without.
   *
   * @param retrofit the Retrofit to copy, without a breaker factory
   * @param breakers the application's breakers
   * @param fallback what answers refused calls, on any thread
   * @return a client that sends no request while its breaker refuses
   * @throws IllegalArgumentException if {@code retrofit} already holds a breaker factory
   * @throws NullPointerException if {@code fallback} is null
   */
  static GitHub create(Retrofit retrofit, CircuitBreakers breakers, GitHub fallback) {
    Objects.requireNonNull(fallback, "fallback");
    return new CircuitBrokenGitHub(breakers, fallback).guard(retrofit, GitHub.class);
  }
}
