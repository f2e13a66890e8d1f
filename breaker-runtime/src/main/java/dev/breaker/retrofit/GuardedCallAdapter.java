package dev.breaker.retrofit;

import java.lang.reflect.Type;
import retrofit2.Call;
import retrofit2.CallAdapter;

/** Guards the call, and leaves it to the next adapter what to make of it. */
final class GuardedCallAdapter<R, T> implements CallAdapter<R, T> {
  private final CallAdapter<R, T> next;
  private final Guard guard;

  GuardedCallAdapter(CallAdapter<R, T> next, Guard guard) {
    this.next = next;
    this.guard = guard;
  }

  @Override
  public Type responseType() {
    return next.responseType();
  }

  @Override
  public T adapt(Call<R> call) {
    // A user's adapter that delegates to retrofit.callAdapter, which starts from the first factory
    // again, brings a call that is guarded already.
    return next.adapt(call instanceof GuardedCall ? call : new GuardedCall<>(call, guard));
  }
}
