package com.example;

import dev.breaker.CircuitBreakers;
import dev.breaker.retrofit.BreakerCallAdapterFactory;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import javax.annotation.processing.Generated;
import retrofit2.Retrofit;

/**
 * Makes {@link Clients.GitHub} clients that go through the circuit breaker of service {@code
 * github}.
 */
@Generated("dev.breaker.processor.CircuitBrokenProcessor")
@SuppressWarnings("deprecation")
final class CircuitBrokenClients_GitHub extends BreakerCallAdapterFactory {
  /** For every method. */
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5)
          .withIgnoredExceptions(
              Throwable.class,
              java.lang.IllegalStateException.class,
              IllegalStateException.class,
              Clients.Duration.class,
              Clients.Old.class,
              java.util.concurrent.TimeoutException.class,
              TimeoutException.class);

  private CircuitBrokenClients_GitHub(CircuitBreakers breakers) {
    super(breakers, POLICY);
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
  static Clients.GitHub create(Retrofit retrofit, CircuitBreakers breakers) {
    return new CircuitBrokenClients_GitHub(breakers).guard(retrofit, Clients.GitHub.class);
  }
}
