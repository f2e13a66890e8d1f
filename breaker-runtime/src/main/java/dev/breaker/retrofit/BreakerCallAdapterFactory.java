package dev.breaker.retrofit;

import dev.breaker.CircuitBreakers;
import dev.breaker.storage.BreakerPolicy;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import retrofit2.CallAdapter;
import retrofit2.Retrofit;

/** Placeholder until the glue lands. */
public abstract class BreakerCallAdapterFactory extends CallAdapter.Factory {
  protected BreakerCallAdapterFactory(
      CircuitBreakers breakers, BreakerPolicy policy, BreakerPolicy... methodPolicies) {}

  protected final <T> T guard(Retrofit retrofit, Class<T> service) {
    return retrofit.create(service);
  }

  @Override
  public @Nullable CallAdapter<?, ?> get(
      Type returnType, Annotation[] annotations, Retrofit retrofit) {
    return null;
  }
}
