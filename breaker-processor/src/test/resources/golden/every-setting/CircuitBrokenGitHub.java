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
 * <p>Other services: {@code search} for {@code search}.
 */
@Generated("dev.breaker.processor.CircuitBrokenProcessor")
final class CircuitBrokenGitHub extends BreakerCallAdapterFactory {
  /** For every method without a policy of its own. */
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github")
          .withTtl(Duration.ofSeconds(120))
          .withPercentFailed(12.5)
          .withReEnableAfter(Duration.ofSeconds(30))
          .withMinimumFailures(8)
          .withMinimumProcesses(2)
          .withFailureStatuses(408, 429)
          .withIgnoredStatuses(404, 503)
          .withIgnoredExceptions(IllegalStateException.class, Error.class)
          .withSlowAfter(Duration.ofMillis(2500))
          .withProbes(3)
          .withRampUp(Duration.ofSeconds(60))
          .withBackoff(1.5)
          .withMaxReEnableAfter(Duration.ofSeconds(600));

  /** For {@code search}. */
  private static final BreakerPolicy SEARCH_POLICY =
      BreakerPolicy.forService("search")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5)
          .withFailureStatuses(429)
          .withIgnoredStatuses(501)
          .withIgnoredExceptions(IllegalStateException.class)
          .withSlowAfter(Duration.ofMillis(1))
          .withProbes(2)
          .withRampUp(Duration.ofSeconds(1))
          .withBackoff(2)
          .withMaxReEnableAfter(Duration.ofSeconds(3599));

  private CircuitBrokenGitHub(CircuitBreakers breakers) {
    super(breakers, POLICY, SEARCH_POLICY);
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
    return new CircuitBrokenGitHub(breakers).guard(retrofit, GitHub.class);
  }
}
