package dev.breaker.retrofit;

import dev.breaker.CircuitBreakers;
import dev.breaker.storage.BreakerPolicy;
import retrofit2.Retrofit;

/** Stands for generated code. */
final class HandWrittenFactory extends BreakerCallAdapterFactory {
  HandWrittenFactory(
      CircuitBreakers breakers, BreakerPolicy policy, BreakerPolicy... methodPolicies) {
    super(breakers, policy, methodPolicies);
  }

  static <T> T create(
      Class<T> service,
      Retrofit retrofit,
      CircuitBreakers breakers,
      BreakerPolicy policy,
      BreakerPolicy... methodPolicies) {
    return new HandWrittenFactory(breakers, policy, methodPolicies).guard(retrofit, service);
  }
}
