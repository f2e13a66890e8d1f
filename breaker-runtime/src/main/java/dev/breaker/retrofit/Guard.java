package dev.breaker.retrofit;

import dev.breaker.Admission;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import dev.breaker.Permit;
import dev.breaker.fleet.CallSettings;
import java.util.concurrent.CompletableFuture;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** What the guarded calls of one method share: whom they ask, and what follows from the answer. */
final class Guard {
  private final CircuitBreaker breaker;
  private final CallKeys.@Nullable OfMethod keys;
  private final CallSettings settings;
  private final boolean tellsOfCalls;
  private final boolean streams;
  private final RetrofitSettlement settlement;
  private final @Nullable RefusedCall refused;

  /**
   * Of one method.
   *
   * @param breaker what its calls ask, or those without a key
   * @param keys which breaker calls with a key ask; null where none has one
   * @param streams whether the method's caller reads the body as it comes
   */
  Guard(
      CircuitBreakers breakers, CircuitBreaker breaker, @Nullable CallKeys keys, boolean streams) {
    this.breaker = breaker;
    this.keys = keys == null ? null : keys.ofMethod();
    this.streams = streams;
    settings = CallSettings.of(breakers);
    tellsOfCalls = settings.anyListener(CallListener.class::isInstance);
    settlement = new RetrofitSettlement(settings, tellsOfCalls);
    refused = settings.throwsRefusals() ? null : new RefusedCall(breaker.service());
  }

  Admission admit(Call<?> call) {
    if (keys == null) {
      return admit(breaker, call);
    }
    CircuitBreaker ofKey = keys.begin(call);
    try {
      return admit(ofKey, call);
    } finally {
      keys.end(ofKey);
    }
  }

  private Admission admit(CircuitBreaker asked, Call<?> call) {
    return tellsOfCalls
        ? (Admission) settings.admitBlocking(asked, ToldCall.of(call))
        : asked.admitBlocking();
  }

  CompletableFuture<Admission> admitAsync(Call<?> call) {
    if (keys == null) {
      return admitAsync(breaker, call);
    }
    CallKeys.OfMethod of = keys;
    CircuitBreaker ofKey = of.begin(call);
    return admitAsync(ofKey, call).whenComplete((admission, thrown) -> of.end(ofKey));
  }

  private CompletableFuture<Admission> admitAsync(CircuitBreaker asked, Call<?> call) {
    return tellsOfCalls
        ? settings.admitAsync(asked, ToldCall.of(call)).thenApply(Admission.class::cast)
        : asked.admitAsync();
  }

  <T> Response<T> refuse(Call<T> call, CircuitOpenException refusal) throws CircuitOpenException {
    if (refused == null) {
      throw refusal;
    }
    return refused.responseTo(call, refusal);
  }

  void fallsBack(CircuitOpenException refusal) {
    settings.fellBack(refusal);
  }

  RetrofitSettlement settlement() {
    return settlement;
  }

  /** Settles a call with a response. Returns what its caller gets. */
  <T> Response<T> settle(Permit permit, Call<T> call, Response<T> response) {
    if (streams && response.body() instanceof ResponseBody body) {
      return streamed(permit, call, response, body);
    }
    settlement.settle(permit, call, response);
    return response;
  }

  private <T> Response<T> streamed(
      Permit permit, Call<T> call, Response<T> response, ResponseBody body) {
    ResponseBody streamed = settlement.settleStreamed(permit, call, response, body);
    @SuppressWarnings("unchecked") // A response whose body is a ResponseBody is one of those.
    Response<ResponseBody> watched = Response.success(streamed, response.raw());
    @SuppressWarnings("unchecked")
    Response<T> sameType = (Response<T>) watched;
    return streamed == body ? response : sameType;
  }
}
