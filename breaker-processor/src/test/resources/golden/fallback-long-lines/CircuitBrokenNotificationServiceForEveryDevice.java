package com.example;

import dev.breaker.CircuitBreakers;
import dev.breaker.retrofit.BreakerCallAdapterFactory;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.Map;
import javax.annotation.processing.Generated;
import retrofit2.Retrofit;

/**
 * Makes {@link NotificationServiceForEveryDevice} clients that go through the circuit breaker of
 * service {@code notifications}.
 *
 * <p>{@code NotificationFallbackForEveryDevice} answers refused calls.
 */
@Generated("dev.breaker.processor.CircuitBrokenProcessor")
@SuppressWarnings("unchecked")
final class CircuitBrokenNotificationServiceForEveryDevice extends BreakerCallAdapterFactory {
  /** For every method. */
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("notifications")
          .withTtl(Duration.ofSeconds(60))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(180))
          .withMinimumFailures(5);

  private CircuitBrokenNotificationServiceForEveryDevice(
      CircuitBreakers breakers, NotificationServiceForEveryDevice fallback) {
    super(breakers, POLICY);
    keyed(
        POLICY,
        100,
        0,
        "sendToOneOfThemAndTellAboutIt",
        NotificationServiceForEveryDevice.Location.class,
        Map.class);
    fallback(
        arguments ->
            fallback.sendToOneOfThemAndTellAboutIt(
                (NotificationServiceForEveryDevice.Location) arguments.get(0),
                (Map<NotificationServiceForEveryDevice.Location, Map<String, String>>)
                    arguments.get(1)),
        "sendToOneOfThemAndTellAboutIt",
        NotificationServiceForEveryDevice.Location.class,
        Map.class);
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
  static NotificationServiceForEveryDevice create(Retrofit retrofit, CircuitBreakers breakers) {
    return new CircuitBrokenNotificationServiceForEveryDevice(
            breakers, new NotificationFallbackForEveryDevice())
        .guard(retrofit, NotificationServiceForEveryDevice.class);
  }
}
