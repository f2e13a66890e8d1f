package com.example;

import dev.breaker.CircuitBreakers;
import dev.breaker.retrofit.BreakerCallAdapterFactory;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.Objects;
import javax.annotation.processing.Generated;
import kotlin.coroutines.Continuation;
import retrofit2.Retrofit;

/**
 * Makes {@link GitHub} clients that go through the circuit breaker of service {@code github}.
 *
 * <p>The fallback given to {@code create} answers refused calls.
 */
@Generated("dev.breaker.processor.CircuitBrokenProcessor")
@SuppressWarnings({"rawtypes", "unchecked"})
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
    fallback(
        arguments ->
            fallback.sendWithReasons((Integer[]) arguments.get(0), (String) arguments.get(1)),
        "sendWithReasons",
        Integer[].class,
        String.class);
    fallback(
        arguments ->
            fallback.sendToAnother(
                (String) arguments.get(0), (String) arguments.get(1), (byte[]) arguments.get(2)),
        "sendToAnother",
        String.class,
        String.class,
        byte[].class);
    fallback(
        arguments -> fallback.next((Continuation) arguments.get(0)), "next", Continuation.class);
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
