package dev.breaker.retrofit;

import java.io.IOException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** A fallback's call, which runs as the guarded one would have: executed or enqueued. */
record CallAnswer(Call<?> call) implements Answer {
  @Override
  public Object await() throws IOException {
    return call.execute();
  }

  @Override
  public void whenDone(BiConsumer<@Nullable Object, @Nullable Throwable> told) {
    enqueue(call, told);
  }

  private static <T> void enqueue(
      Call<T> call, BiConsumer<@Nullable Object, @Nullable Throwable> told) {
    Told<T> callback = new Told<>(told);
    try {
      call.enqueue(callback);
    } catch (Throwable thrown) {
      // It may be what the callback threw. A call that ran already throws without calling it.
      if (callback.isCalled) {
        throw thrown;
      }
      told.accept(null, thrown);
    }
  }

  private static final class Told<T> implements Callback<T> {
    private final BiConsumer<@Nullable Object, @Nullable Throwable> told;

    /** Whether the thread that asks has called this. */
    private boolean isCalled;

    Told(BiConsumer<@Nullable Object, @Nullable Throwable> told) {
      this.told = told;
    }

    @Override
    public void onResponse(Call<T> same, Response<T> response) {
      isCalled = true;
      told.accept(response, null);
    }

    @Override
    public void onFailure(Call<T> same, Throwable thrown) {
      isCalled = true;
      told.accept(null, thrown);
    }
  }

  @Override
  public void cancel() {
    call.cancel();
  }
}
