package dev.breaker.retrofit;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** Answers refused calls in one of the ways in which a user's fallback can. */
final class ScriptedFallback implements FallbackMethod {
  private final Way way;
  private final Queue<CompletableFuture<ResponseBody>> pending = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asked = new AtomicInteger();

  enum Way {
    NOW,
    LATER,
    FAILED,
    CALL,
    CALL_THAT_RAN,
    THROWS,
    NULL
  }

  ScriptedFallback(Way way) {
    this.way = way;
  }

  Fallbacks fallbacks() {
    Fallbacks fallbacks = new Fallbacks();
    fallbacks.add(DrivenCall.methodName(), this);
    return fallbacks;
  }

  /** How many calls have waited for an answer that comes later. */
  int asked() {
    return asked.get();
  }

  boolean isLater() {
    return way == Way.LATER;
  }

  /** Gives all the answers that calls wait for. */
  void complete() {
    CompletableFuture<ResponseBody> next;
    while ((next = pending.poll()) != null) {
      next.complete(new DrivenBody());
    }
  }

  @Override
  public @Nullable Object answer(List<?> arguments) throws Throwable {
    return switch (way) {
      case NOW -> CompletableFuture.completedFuture(new DrivenBody());
      case LATER -> {
        CompletableFuture<ResponseBody> later = new CompletableFuture<>();
        pending.add(later);
        asked.incrementAndGet();
        yield later;
      }
      case FAILED -> CompletableFuture.failedFuture(new IOException("of the fallback"));
      case CALL -> new OneCall<>(Response.success((ResponseBody) new DrivenBody()));
      case CALL_THAT_RAN -> ranAlready();
      case THROWS -> throw new IOException("thrown by the fallback");
      case NULL -> null;
    };
  }

  private static DrivenCall ranAlready() {
    DrivenCall call = new DrivenCall();
    call.refuseToEnqueue();
    call.executing(
        () -> {
          throw new IllegalStateException("expected by InterleavingsTest");
        });
    return call;
  }
}
