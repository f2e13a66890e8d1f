package dev.breaker.retrofit;

import java.util.concurrent.CompletableFuture;
import kotlin.ResultKt;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;

/** Calls suspend functions from Java: a continuation that completes a future. */
final class Continued<T> implements Continuation<T> {
  private final CompletableFuture<Object> future = new CompletableFuture<>();
  private final CoroutineContext context;

  Continued() {
    this(EmptyCoroutineContext.INSTANCE);
  }

  Continued(CoroutineContext context) {
    this.context = context;
  }

  /** A suspend function, as Java sees it. */
  interface Suspending<T> {
    Object call(Continuation<T> continuation) throws Throwable;
  }

  static <T> Continued<T> of(Suspending<T> function) {
    return new Continued<T>().begin(function);
  }

  Continued<T> begin(Suspending<T> function) {
    try {
      Object returned = function.call(this);
      if (returned != IntrinsicsKt.getCOROUTINE_SUSPENDED()) {
        future.complete(returned);
      }
    } catch (Throwable thrown) {
      future.completeExceptionally(thrown);
    }
    return this;
  }

  CompletableFuture<Object> future() {
    return future;
  }

  @Override
  public CoroutineContext getContext() {
    return context;
  }

  @Override
  public void resumeWith(Object result) {
    try {
      ResultKt.throwOnFailure(result);
      future.complete(result);
    } catch (Throwable thrown) {
      future.completeExceptionally(thrown);
    }
  }
}
