package dev.breaker.retrofit;

import dev.breaker.Admission;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import dev.breaker.Permit;
import dev.breaker.fleet.CallSettings;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** What the guarded calls of one method share: whom they ask, and what follows from the answer. */
final class Guard {
  private final CircuitBreaker breaker;
  private final CallSettings settings;
  private final @Nullable RefusedResponse refusedResponse;

  Guard(CircuitBreakers breakers, CircuitBreaker breaker) {
    this.breaker = breaker;
    settings = CallSettings.of(breakers);
    refusedResponse = settings.throwsRefusals() ? null : new RefusedResponse(breaker.service());
  }

  Admission admit() {
    return breaker.admitBlocking();
  }

  CompletableFuture<Admission> admitAsync() {
    return breaker.admitAsync();
  }

  <T> Response<T> refuse(Call<T> call, CircuitOpenException refusal) throws CircuitOpenException {
    if (refusedResponse == null) {
      throw refusal;
    }
    return refusedResponse.to(call, refusal);
  }

  void settle(Permit permit, okhttp3.Response response) {
    if (response.networkResponse() == null && isOfCache(response)) {
      permit.abandoned();
      return;
    }
    int httpStatus = response.code();
    if (settings.isFailure(httpStatus)) {
      permit.failed(StatusReason.of(httpStatus));
    } else {
      permit.succeeded();
    }
  }

  /**
   * Whether the client's cache gave the response, or the 504 for lack of one. A response that is of
   * neither network nor cache is a test double's or an interceptor's, which stand for the backend.
   */
  private static boolean isOfCache(okhttp3.Response response) {
    return response.cacheResponse() != null
        || (response.code() == 504 && response.request().cacheControl().onlyIfCached());
  }

  void settle(Permit permit, Throwable failure) {
    if (settings.isFailure(failure)) {
      permit.failed(failure);
    } else {
      permit.abandoned();
    }
  }
}
