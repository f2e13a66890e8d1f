package dev.breaker.retrofit;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A fallback's answers by RxJava. Loaded only where the interface has such a method. */
final class RxAnswers {
  private RxAnswers() {}

  /**
   * Subscribes now, since the guarded call was subscribed to. Of several items, the first counts.
   */
  static Answer of(Object returned) {
    CompletableFuture<@Nullable Object> future = new CompletableFuture<>();
    Disposable subscription = subscribe(returned, future);
    return new FutureAnswer(
        future,
        () -> {
          subscription.dispose();
          // Nothing else completes it from now on, and a thread may wait for it.
          future.cancel(false);
        });
  }

  private static Disposable subscribe(Object returned, CompletableFuture<@Nullable Object> future) {
    if (returned instanceof Single<?> single) {
      return single.subscribe(future::complete, future::completeExceptionally);
    }
    if (returned instanceof Completable completable) {
      return completable.subscribe(() -> future.complete(null), future::completeExceptionally);
    }
    Maybe<?> first =
        returned instanceof Observable<?> observable
            ? observable.firstElement()
            : returned instanceof Flowable<?> flowable
                ? flowable.firstElement()
                : (Maybe<?>) returned;
    return first.subscribe(
        future::complete, future::completeExceptionally, () -> future.complete(null));
  }
}
