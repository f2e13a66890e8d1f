package dev.breaker.retrofit;

import dev.breaker.annotation.NotCircuitBroken;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.ResponseBody;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Sees to it that a guarded call hears of every {@link Error} of a converter. Of an enqueued call,
 * Retrofit does not tell the callback those that it holds to be fatal: they end the thread, and the
 * permit would never be settled.
 */
final class FatalErrorConverterFactory extends Converter.Factory {
  @Override
  public Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    Converter<ResponseBody, ?> next = retrofit.nextResponseBodyConverter(this, type, annotations);
    if (BreakerCallAdapterFactory.isPresent(NotCircuitBroken.class, annotations)) {
      return next;
    }
    return body -> {
      try {
        return next.convert(body);
      } catch (VirtualMachineError | LinkageError | ThreadDeath fatal) {
        throw new FatalConverterError(fatal);
      }
    };
  }
}
