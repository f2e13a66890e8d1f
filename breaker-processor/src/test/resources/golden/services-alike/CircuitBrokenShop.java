package com.example;

import dev.breaker.CircuitBreakers;
import dev.breaker.retrofit.BreakerCallAdapterFactory;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import javax.annotation.processing.Generated;
import retrofit2.Retrofit;

/**
 * Makes {@link Shop} clients that go through the circuit breaker of service {@code shop}.
 *
 * <p>Other services: {@code shop.cart} for {@code cart}; {@code shop/cart} for {@code items}.
 */
@Generated("dev.breaker.processor.CircuitBrokenProcessor")
final class CircuitBrokenShop extends BreakerCallAdapterFactory {
  /** For every method without a policy of its own. */
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("shop")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5);

  /** For {@code cart}. */
  private static final BreakerPolicy SHOP_CART_POLICY =
      BreakerPolicy.forService("shop.cart")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5);

  /** For {@code items}. */
  private static final BreakerPolicy SHOP_CART_POLICY_2 =
      BreakerPolicy.forService("shop/cart")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5);

  private CircuitBrokenShop(CircuitBreakers breakers) {
    super(breakers, POLICY, SHOP_CART_POLICY, SHOP_CART_POLICY_2);
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
  static Shop create(Retrofit retrofit, CircuitBreakers breakers) {
    return new CircuitBrokenShop(breakers).guard(retrofit, Shop.class);
  }
}
