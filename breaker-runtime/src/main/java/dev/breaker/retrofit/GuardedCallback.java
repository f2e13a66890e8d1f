package dev.breaker.retrofit;

import dev.breaker.Permit;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** Settles the permit, then tells the user's callback. */
final class GuardedCallback<T> implements Callback<T> {
  private final GuardedCall<T> call;
  private final @Nullable Permit permit;
  private final Callback<T> callback;
  private boolean called;

  GuardedCallback(GuardedCall<T> call, @Nullable Permit permit, Callback<T> callback) {
    this.call = call;
    this.permit = permit;
    this.callback = callback;
  }

  @Override
  public void onResponse(Call<T> inner, Response<T> response) {
    called = true;
    callback.onResponse(call, call.settle(permit, response));
  }

  @Override
  public void onFailure(Call<T> inner, Throwable thrown) {
    called = true;
    if (thrown instanceof FatalConverterError carrier) {
      call.settle(permit, carrier.fatal());
      throw carrier.fatal();
    }
    call.settle(permit, thrown);
    callback.onFailure(call, thrown);
  }

  /** Whether the thread that asks has told the callback. */
  boolean isCalled() {
    return called;
  }
}
