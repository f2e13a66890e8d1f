package dev.breaker.retrofit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** Keeps what a callback is told until the test asks for it. */
class RecordingCallback<T> implements Callback<T> {
  private final BlockingQueue<Told<T>> told = new LinkedBlockingQueue<>();

  private record Told<T>(
      Call<T> call, @Nullable Response<T> response, @Nullable Throwable failure, Thread thread) {}

  private @Nullable Told<T> taken;

  @Override
  public void onResponse(Call<T> call, Response<T> response) {
    told.add(new Told<>(call, response, null, Thread.currentThread()));
  }

  @Override
  public void onFailure(Call<T> call, Throwable failure) {
    told.add(new Told<>(call, null, failure, Thread.currentThread()));
  }

  Response<T> awaitResponse() throws InterruptedException {
    Told<T> next = take();
    assertThat(next.failure()).isNull();
    return next.response();
  }

  Throwable awaitFailure() throws InterruptedException {
    Told<T> next = take();
    assertThat(next.response()).isNull();
    return next.failure();
  }

  private Told<T> take() throws InterruptedException {
    Told<T> next = told.poll(BackendExtension.PATIENCE_SECONDS, SECONDS);
    assertThat(next).as("what the callback was told").isNotNull();
    taken = next;
    return next;
  }

  /** The call that came with what was taken last. */
  Call<T> call() {
    return taken.call();
  }

  /** The thread that brought what was taken last. */
  Thread thread() {
    return taken.thread();
  }

  void assertToldNothingElse() {
    assertThat(told).isEmpty();
  }
}
