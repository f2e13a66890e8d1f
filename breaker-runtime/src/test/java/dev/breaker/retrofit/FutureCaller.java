package dev.breaker.retrofit;

import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Calls a method that returns a future. Such a call is sent before anybody can cancel it. */
final class FutureCaller implements Caller {
  private final Supplier<Future<?>> method;
  private Future<?> future;
  private boolean canceled;

  FutureCaller(Supplier<Future<?>> method) {
    this.method = method;
  }

  @Override
  public void call() {
    future = method.get();
  }

  @Override
  public void cancel() {
    canceled = true;
    future.cancel(true);
  }

  @Override
  public String got() {
    String got = InWords.of(() -> BackendExtension.await(future));
    // Retrofit cancels the call before the future, so the call's end may be there first.
    return canceled && (got.equals("CancellationException") || got.equals("IOException"))
        ? "cancelled"
        : got;
  }

  @Override
  public Caller again() {
    throw new UnsupportedOperationException("a future is one call");
  }
}
