package com.example;

import dev.breaker.CircuitBreakers;
import dev.breaker.retrofit.BreakerCallAdapterFactory;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.List;
import javax.annotation.processing.Generated;
import retrofit2.Retrofit;

/** Makes {@link Shops} clients that go through the circuit breaker of service {@code shops}. */
@Generated("dev.breaker.processor.CircuitBrokenProcessor")
final class CircuitBrokenShops extends BreakerCallAdapterFactory {
  /** For every method. */
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("shops")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5);

  private CircuitBrokenShops(CircuitBreakers breakers) {
    super(breakers, POLICY);
    keyed(POLICY, 100, 0, "orders", String.class, int.class);
    keyed(POLICY, 100, 2, "add", List.class, String[].class, Long.class);
    keyed(POLICY, 100, 0, "stock", Shops.Region.class, String[].class);
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
  static Shops create(Retrofit retrofit, CircuitBreakers breakers) {
    return new CircuitBrokenShops(breakers).guard(retrofit, Shops.class);
  }
}
