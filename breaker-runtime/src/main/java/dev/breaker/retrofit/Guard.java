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
  private final Settlement settlement;
  private final @Nullable RefusedResponse refusedResponse;

  Guard(CircuitBreakers breakers, CircuitBreaker breaker) {
    this.breaker = breaker;
    CallSettings settings = CallSettings.of(breakers);
    settlement = new Settlement(breaker, settings);
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

  Settlement settlement() {
    return settlement;
  }
}
