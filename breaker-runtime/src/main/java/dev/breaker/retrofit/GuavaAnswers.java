package dev.breaker.retrofit;

import com.google.common.util.concurrent.ListenableFuture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A fallback's answers by Guava. Loaded only where the interface has such a method. */
final class GuavaAnswers {
  private GuavaAnswers() {}

  static Answer of(Object returned) {
    ListenableFuture<?> given = (ListenableFuture<?>) returned;
    CompletableFuture<@Nullable Object> future = new CompletableFuture<>();
    given.addListener(() -> complete(future, given), Runnable::run);
    return new FutureAnswer(future, () -> given.cancel(true));
  }

  private static void complete(
      CompletableFuture<@Nullable Object> future, ListenableFuture<?> done) {
    try {
      future.complete(done.get());
    } catch (ExecutionException e) {
      future.completeExceptionally(e.getCause() == null ? e : e.getCause());
    } catch (Throwable thrown) {
      future.completeExceptionally(thrown);
    }
  }
}
