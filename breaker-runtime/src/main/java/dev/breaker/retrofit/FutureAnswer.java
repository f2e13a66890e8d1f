package dev.breaker.retrofit;

import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A fallback's answer that comes later.
 *
 * @param future completed with a body or a response
 * @param cancelling ends what completes it
 */
record FutureAnswer(CompletableFuture<? extends @Nullable Object> future, Runnable cancelling)
    implements Answer {
  static FutureAnswer of(CompletableFuture<? extends @Nullable Object> future) {
    return new FutureAnswer(future, () -> future.cancel(true));
  }

  @Override
  public @Nullable Object await() throws Throwable {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw original(e);
    } catch (InterruptedException e) {
      cancel();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the fallback answered");
    }
  }

  @Override
  public void whenDone(BiConsumer<@Nullable Object, @Nullable Throwable> told) {
    var unused =
        future.whenComplete(
            (answer, thrown) -> told.accept(answer, thrown == null ? null : original(thrown)));
  }

  /** What the fallback failed with, without what futures wrap around it. */
  private static Throwable original(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause != null
            && (thrown instanceof ExecutionException || thrown instanceof CompletionException)
        ? cause
        : thrown;
  }

  @Override
  public void cancel() {
    cancelling.run();
  }
}
