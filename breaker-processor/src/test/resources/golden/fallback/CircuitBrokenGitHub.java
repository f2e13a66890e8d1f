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
 * <p>Other services: {@code github-meta} for {@code meta}.
 *
 * <p>{@code GitHubFallback} answers refused calls.
 */
@Generated("dev.breaker.processor.CircuitBrokenProcessor")
public final class CircuitBrokenGitHub extends BreakerCallAdapterFactory {
  /** For every method without a policy of its own. */
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5);

  /** For {@code meta}. */
  private static final BreakerPolicy GITHUB_META_POLICY =
      BreakerPolicy.forService("github-meta")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5);

  private CircuitBrokenGitHub(CircuitBreakers breakers, GitHub fallback) {
    super(breakers, POLICY, GITHUB_META_POLICY);
    fallback(
        arguments -> fallback.user((String) arguments.get(0), (int) arguments.get(1)),
        "user",
        String.class,
        int.class);
    fallback(arguments -> fallback.meta(), "meta");
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
  public static GitHub create(Retrofit retrofit, CircuitBreakers breakers) {
    return new CircuitBrokenGitHub(breakers, new GitHubFallback()).guard(retrofit, GitHub.class);
  }
}
