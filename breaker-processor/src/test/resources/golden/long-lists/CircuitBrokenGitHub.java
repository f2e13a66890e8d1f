package com.example;

import dev.breaker.CircuitBreakers;
import dev.breaker.retrofit.BreakerCallAdapterFactory;
import dev.breaker.storage.BreakerPolicy;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.UnknownHostException;
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
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5)
          .withFailureStatuses(405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418)
          .withIgnoredExceptions(
              ConnectException.class, NoRouteToHostException.class, PortUnreachableException.class);

  /** For {@code search}. */
  private static final BreakerPolicy SEARCH_POLICY =
      BreakerPolicy.forService("search")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5)
          .withIgnoredExceptions(
              ConnectException.class,
              NoRouteToHostException.class,
              PortUnreachableException.class,
              UnknownHostException.class,
              InterruptedIOException.class);

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
