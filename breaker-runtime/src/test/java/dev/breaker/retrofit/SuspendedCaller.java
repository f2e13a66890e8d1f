package dev.breaker.retrofit;

import java.util.concurrent.CancellationException;
import kotlinx.coroutines.CompletableJob;
import kotlinx.coroutines.JobKt;

/** Calls a suspend function in a coroutine's job, which cancels it. */
final class SuspendedCaller<T> implements Caller {
  private final Continued.Suspending<T> function;
  private final CompletableJob job = JobKt.Job(null);
  private final Continued<T> continued = new Continued<>(job);

  SuspendedCaller(Continued.Suspending<T> function) {
    this.function = function;
  }

  @Override
  public void call() {
    continued.begin(function);
  }

  @Override
  public void cancel() {
    job.cancel((CancellationException) null);
  }

  @Override
  public String got() {
    return InWords.of(() -> BackendExtension.await(continued.future()));
  }

  @Override
  public Caller again() {
    throw new UnsupportedOperationException("a suspend function is one call");
  }
}
