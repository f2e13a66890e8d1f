package dev.breaker.retrofit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kotlin.ResultKt;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/**
 * A fallback's answer by a suspend function of Kotlin, which takes a continuation as its last
 * argument. It runs in no scope, so cancelling the call does not cancel it: its answer is dropped.
 */
final class SuspendedAnswer {
  private static final String CONTINUATION = "kotlin.coroutines.Continuation";

  private SuspendedAnswer() {}

  static boolean isOf(Method method) {
    Class<?>[] types = method.getParameterTypes();
    return types.length > 0 && types[types.length - 1].getName().equals(CONTINUATION);
  }

  static Answer by(FallbackMethod fallback, Invocation invocation) throws Throwable {
    Completing continuation = new Completing();
    List<@Nullable Object> arguments = new ArrayList<>(invocation.arguments());
    arguments.add(continuation);
    Object returned = fallback.answer(arguments);
    if (returned != IntrinsicsKt.getCOROUTINE_SUSPENDED()) {
      continuation.future.complete(returned);
    }
    return FutureAnswer.of(continuation.future);
  }

  private static final class Completing implements Continuation<Object> {
    final CompletableFuture<@Nullable Object> future = new CompletableFuture<>();

    @Override
    public CoroutineContext getContext() {
      return EmptyCoroutineContext.INSTANCE;
    }

    @Override
    public void resumeWith(Object result) {
      try {
        ResultKt.throwOnFailure(result);
      } catch (Throwable thrown) {
        future.completeExceptionally(thrown);
        return;
      }
      future.complete(result);
    }
  }
}
