package dev.breaker.retrofit;

import dev.breaker.Admission;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import dev.breaker.fleet.CallSettings;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** What the guarded calls of one method share: whom they ask, and what follows from the answer. */
final class Guard {
  private final CircuitBreaker breaker;
  private final CallSettings settings;
  private final boolean tellsOfCalls;
  private final Settlement settlement;
  private final @Nullable RefusedResponse refusedResponse;

  Guard(CircuitBreakers breakers, CircuitBreaker breaker) {
    this.breaker = breaker;
    settings = CallSettings.of(breakers);
    tellsOfCalls = settings.anyListener(CallListener.class::isInstance);
    settlement = new Settlement(breaker, settings, tellsOfCalls);
    refusedResponse = settings.throwsRefusals() ? null : new RefusedResponse(breaker.service());
  }

  Admission admit(Call<?> call) {
    return tellsOfCalls
        ? (Admission) settings.admitBlocking(breaker, ToldCall.of(call))
        : breaker.admitBlocking();
  }

  CompletableFuture<Admission> admitAsync(Call<?> call) {
    return tellsOfCalls
        ? settings.admitAsync(breaker, ToldCall.of(call)).thenApply(Admission.class::cast)
        : breaker.admitAsync();
  }

  <T> Response<T> refuse(Call<T> call, CircuitOpenException refusal) throws CircuitOpenException {
    if (refusedResponse == null) {
      throw refusal;
    }
    return refusedResponse.to(call, refusal);
  }

  Settlement settlement() {
    return settlement;
  }
}
