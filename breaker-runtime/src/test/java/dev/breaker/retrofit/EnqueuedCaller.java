package dev.breaker.retrofit;

import java.util.concurrent.CompletableFuture;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** Enqueues a call, and takes what its callback is told. */
record EnqueuedCaller<T>(Call<T> made, CompletableFuture<Response<T>> future) implements Caller {
  EnqueuedCaller(Call<T> made) {
    this(made, new CompletableFuture<>());
  }

  @Override
  public void call() {
    made.enqueue(
        new Callback<>() {
          @Override
          public void onResponse(Call<T> call, Response<T> response) {
            future.complete(response);
          }

          @Override
          public void onFailure(Call<T> call, Throwable thrown) {
            future.completeExceptionally(thrown);
          }
        });
  }

  @Override
  public void cancel() {
    made.cancel();
  }

  @Override
  public String got() {
    return InWords.of(() -> BackendExtension.await(future));
  }

  @Override
  public Caller again() {
    return new EnqueuedCaller<>(made.clone());
  }
}
