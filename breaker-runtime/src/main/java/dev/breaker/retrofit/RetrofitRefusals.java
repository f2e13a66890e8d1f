package dev.breaker.retrofit;

import dev.breaker.http.RefusedResponse;
import java.util.function.Predicate;
import retrofit2.HttpException;
import retrofit2.Response;

/** Knows the responses of refused calls among those of Retrofit. Not meant for applications. */
public final class RetrofitRefusals implements Predicate<Object> {
  /** Called by name. */
  public RetrofitRefusals() {}

  @Override
  public boolean test(Object answer) {
    Response<?> response =
        answer instanceof HttpException exception
            ? exception.response()
            : answer instanceof Response<?> given ? given : null;
    return response != null && RefusedResponse.isOne(response.raw());
  }
}
