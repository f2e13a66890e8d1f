package com.example;

import dev.breaker.CircuitBreakers;
import dev.breaker.retrofit.BreakerCallAdapterFactory;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import javax.annotation.processing.Generated;
import retrofit2.Retrofit;

/**
 * Makes {@link NotificationServiceForEveryDevice} clients that go through the circuit breaker of
 * service {@code notifications}.
 *
 * <p>Other services: {@code notifications-for-phones-and-tablets} for {@code phones}; {@code
 * notifications-for-watches-and-bracelets} for {@code watches}.
 */
@Generated("dev.breaker.processor.CircuitBrokenProcessor")
public final class CircuitBrokenNotificationServiceForEveryDevice
    extends BreakerCallAdapterFactory {
  /** For every method without a policy of its own. */
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("notifications")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5);

  /** For {@code phones}. */
  private static final BreakerPolicy NOTIFICATIONS_FOR_PHONES_AND_TABLETS_POLICY =
      BreakerPolicy.forService("notifications-for-phones-and-tablets")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5);

  /** For {@code watches}. */
  private static final BreakerPolicy NOTIFICATIONS_FOR_WATCHES_AND_BRACELETS_POLICY =
      BreakerPolicy.forService("notifications-for-watches-and-bracelets")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5);

  private CircuitBrokenNotificationServiceForEveryDevice(CircuitBreakers breakers) {
    super(
        breakers,
        POLICY,
        NOTIFICATIONS_FOR_PHONES_AND_TABLETS_POLICY,
        NOTIFICATIONS_FOR_WATCHES_AND_BRACELETS_POLICY);
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
  public static NotificationServiceForEveryDevice create(
      Retrofit retrofit, CircuitBreakers breakers) {
    return new CircuitBrokenNotificationServiceForEveryDevice(breakers)
        .guard(retrofit, NotificationServiceForEveryDevice.class);
  }
}
