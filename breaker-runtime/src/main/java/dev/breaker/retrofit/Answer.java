package dev.breaker.retrofit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Invocation;

/** What a method of a fallback returned: a body or a {@code Response}, now or later. */
interface Answer {
  /** Waits for it on this thread; throws what the fallback failed with. */
  @Nullable Object await() throws Throwable;

  /** Has it told once it is there: what there is, or what the fallback failed with. */
  void whenDone(BiConsumer<@Nullable Object, @Nullable Throwable> told);

  /** The caller has given it up. */
  void cancel();

  /** Asks a method of the fallback on this thread. */
  static Answer by(FallbackMethod fallback, Invocation invocation) throws Throwable {
    Method method = invocation.method();
    if (SuspendedAnswer.isOf(method)) {
      return SuspendedAnswer.by(fallback, invocation);
    }
    @SuppressWarnings("unchecked") // Invocation has no nullness.
    List<?> arguments = new ArrayList<>((List<Object>) invocation.arguments());
    Object returned = fallback.answer(arguments);
    if (returned == null) {
      throw new NullPointerException(
          "the fallback's " + method.getName() + " returned null; return a " + typeOf(method));
    }
    return of(returned, method);
  }

  private static String typeOf(Method method) {
    return method.getReturnType().getSimpleName();
  }

  /** The classes for optional libraries are touched only where a method names their types. */
  private static Answer of(Object returned, Method method) {
    if (returned instanceof Call<?> call) {
      return new CallAnswer(call);
    }
    if (returned instanceof CompletionStage<?> stage) {
      return FutureAnswer.of(stage.toCompletableFuture());
    }
    String type = method.getReturnType().getName();
    if (type.startsWith("io.reactivex.rxjava3.core.")) {
      return RxAnswers.of(returned);
    }
    if (type.equals("com.google.common.util.concurrent.ListenableFuture")) {
      return GuavaAnswers.of(returned);
    }
    throw new IllegalStateException(
        "a fallback cannot answer by a " + type + "; generate the client's class anew");
  }
}
