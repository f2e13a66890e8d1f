package dev.breaker.retrofit;

import static java.util.Objects.requireNonNull;

import dev.breaker.CircuitOpenException;
import dev.breaker.http.CallbackThreads;
import dev.breaker.http.RefusedResponse;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Invocation;
import retrofit2.Response;

/** A guarded call that a fallback answers if it is refused. */
final class FallbackCall<T> extends GuardedCall<T> {
  private final Fallbacks fallbacks;
  private volatile @Nullable Answer answering;

  FallbackCall(Call<T> delegate, Guard guard, Fallbacks fallbacks) {
    super(delegate, guard);
    this.fallbacks = fallbacks;
  }

  @Override
  GuardedCall<T> guarded(Call<T> another) {
    return new FallbackCall<>(another, guard(), fallbacks);
  }

  @Override
  Response<T> refused(CircuitOpenException refusal) throws IOException {
    try {
      Answer answer = ask(refusal);
      return answer == null ? super.refused(refusal) : response(answer.await());
    } catch (Throwable thrown) {
      throw FallbackCall.<IOException>asItIs(told(thrown));
    }
  }

  /** A method of the fallback may throw what it does not declare, as those of Kotlin do. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E asItIs(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @Override
  void tell(CircuitOpenException refusal, Callback<T> callback) {
    Answer answer;
    try {
      answer = ask(refusal);
    } catch (Throwable thrown) {
      callback.onFailure(this, thrown);
      return;
    }
    if (answer == null) {
      super.tell(refusal, callback);
    } else {
      // Not on the thread that completes it, which would swallow what a callback throws.
      answer.whenDone(
          (item, thrown) -> CallbackThreads.TELLING.execute(() -> tell(item, thrown, callback)));
    }
  }

  private void tell(@Nullable Object item, @Nullable Throwable failed, Callback<T> callback) {
    Response<T> response;
    try {
      if (failed != null) {
        throw failed;
      }
      response = response(item);
    } catch (Throwable thrown) {
      callback.onFailure(this, told(thrown));
      return;
    }
    callback.onResponse(this, response);
  }

  /** Of an answer that was cancelled with its call, what Retrofit tells of a cancelled call. */
  private Throwable told(Throwable thrown) {
    return wasCanceled() && thrown instanceof CancellationException
        ? new IOException("Canceled", thrown)
        : thrown;
  }

  /** Null if the fallback has no such method, or the call's request cannot be made. */
  private @Nullable Answer ask(CircuitOpenException refusal) throws Throwable {
    Request request = Requests.of(delegate());
    Invocation invocation = request == null ? null : request.tag(Invocation.class);
    FallbackMethod fallback = invocation == null ? null : fallbacks.of(invocation);
    if (fallback == null || wasCanceled()) {
      return null;
    }
    guard().fallsBack(refusal);
    Answer answer = Answer.by(fallback, requireNonNull(invocation));
    answering = answer;
    if (wasCanceled()) {
      answer.cancel();
    }
    return answer;
  }

  @Override
  public void cancel() {
    super.cancel();
    Answer answer = answering;
    if (answer != null) {
      answer.cancel();
    }
  }

  /** A response as it is, and a body as a success. */
  @SuppressWarnings("unchecked") // The compiler has checked what the fallback's method returns.
  private Response<T> response(@Nullable Object answer) throws Throwable {
    Object item = answer != null && RxResults.isOne(answer) ? RxResults.response(answer) : answer;
    if (item instanceof Response<?> response) {
      return (Response<T>) response;
    }
    okhttp3.Response raw =
        new okhttp3.Response.Builder()
            .request(request())
            .protocol(Protocol.HTTP_1_1)
            .code(200)
            .message("OK")
            .header(RefusedResponse.HEADER, "fallback")
            .build();
    return Response.success((T) item, raw);
  }
}
