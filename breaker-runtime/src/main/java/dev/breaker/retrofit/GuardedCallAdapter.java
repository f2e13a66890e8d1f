package dev.breaker.retrofit;

import java.lang.reflect.Type;
import retrofit2.Call;
import retrofit2.CallAdapter;

/** Guards the call, and leaves it to the next adapter what to make of it. */
final class GuardedCallAdapter<R, T> implements CallAdapter<R, T> {
  private final CallAdapter<R, T> next;
  private final Guard guard;
  private final Fallbacks fallbacks;

  GuardedCallAdapter(CallAdapter<R, T> next, Guard guard, Fallbacks fallbacks) {
    this.next = next;
    this.guard = guard;
    this.fallbacks = fallbacks;
  }

  @Override
  public Type responseType() {
    return next.responseType();
  }

  @Override
  public T adapt(Call<R> call) {
    // A user's adapter that delegates to retrofit.callAdapter, which starts from the first factory
    // again, brings a call that is guarded already.
    return next.adapt(call instanceof GuardedCall ? call : guarded(call));
  }

  private Call<R> guarded(Call<R> call) {
    return fallbacks.areNone()
        ? new GuardedCall<>(call, guard)
        : new FallbackCall<>(call, guard, fallbacks);
  }
}
