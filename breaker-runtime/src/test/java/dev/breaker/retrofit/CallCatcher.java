package dev.breaker.retrofit;

import io.reactivex.rxjava3.core.Single;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Retrofit;

/** Keeps the guarded call that a future or a single is made of. */
final class CallCatcher extends CallAdapter.Factory {
  private Call<?> caught;

  @SuppressWarnings("unchecked")
  Call<String> call() {
    return (Call<String>) caught;
  }

  @Override
  public CallAdapter<?, ?> get(Type returnType, Annotation[] annotations, Retrofit retrofit) {
    Class<?> type = getRawType(returnType);
    if (type != CompletableFuture.class && type != Single.class) {
      return null;
    }
    Type body = getParameterUpperBound(0, (ParameterizedType) returnType);
    return new CallAdapter<Object, Object>() {
      @Override
      public Type responseType() {
        return body;
      }

      @Override
      public Object adapt(Call<Object> call) {
        caught = call;
        return type == Single.class ? Single.never() : new CompletableFuture<>();
      }
    };
  }
}
