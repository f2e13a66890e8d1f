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
    call.enqueue(
        new Callback<>() {
          @Override
          public void onResponse(Call<T> same, Response<T> response) {
            told.accept(response, null);
          }

          @Override
          public void onFailure(Call<T> same, Throwable thrown) {
            told.accept(null, thrown);
          }
        });
  }

  @Override
  public void cancel() {
    call.cancel();
  }
}
