package dev.breaker.retrofit;

import java.util.concurrent.CompletableFuture;
import retrofit2.Call;

/** Executes a call, on a thread of its own. */
record ExecutedCaller(Call<?> made, CompletableFuture<String> future) implements Caller {
  ExecutedCaller(Call<?> made) {
    this(made, new CompletableFuture<>());
  }

  @Override
  public void call() {
    Thread thread = new Thread(() -> future.complete(InWords.of(made::execute)));
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void cancel() {
    made.cancel();
  }

  @Override
  public String got() throws Exception {
    return BackendExtension.await(future);
  }

  @Override
  public Caller again() {
    return new ExecutedCaller(made.clone());
  }
}
