package dev.breaker.retrofit;

import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** A guarded call in an interleaving, and what the model knows of it. */
final class InterleavedCall implements Callback<ResponseBody> {
  final GuardedCall<ResponseBody> guarded;
  final DrivenCall delegate;
  final boolean streams;
  final @Nullable ScriptedFallback fallback;
  Phase phase = Phase.NEW;
  Way way = Way.UNASKED;
  int epoch;
  boolean canceled;
  boolean throwsFromCallback;
  @Nullable DrivenBody body;
  private volatile @Nullable Response<ResponseBody> response;
  private final AtomicInteger told = new AtomicInteger();

  enum Phase {
    NEW,
    /** Within {@code execute}. */
    EXECUTING,
    ENQUEUED,
    /** The fallback has not answered yet. */
    AWAITING_FALLBACK,
    READING,
    ENDED
  }

  /** What the breaker said. */
  enum Way {
    /** It was cancelled before, and nobody asked. */
    UNASKED,
    ADMITTED,
    /** Part of the probe that is under way on the same thread. */
    UNCOUNTED,
    REFUSED
  }

  InterleavedCall(
      GuardedCall<ResponseBody> guarded, boolean streams, @Nullable ScriptedFallback fallback) {
    this.guarded = guarded;
    this.delegate = (DrivenCall) guarded.delegate();
    this.streams = streams;
    this.fallback = fallback;
  }

  /** Whether its permit is to be settled yet. */
  boolean isUnderWay() {
    return phase == Phase.EXECUTING || phase == Phase.ENQUEUED || phase == Phase.READING;
  }

  InterleavedCall cloned() {
    return new InterleavedCall((GuardedCall<ResponseBody>) guarded.clone(), streams, fallback);
  }

  @Nullable ResponseBody responseBody() {
    Response<ResponseBody> known = response;
    return known == null ? null : known.body();
  }

  void took(Response<ResponseBody> given) {
    response = given;
  }

  int told() {
    return told.get();
  }

  @Override
  public void onResponse(Call<ResponseBody> call, Response<ResponseBody> given) {
    response = given;
    tell(call);
  }

  @Override
  public void onFailure(Call<ResponseBody> call, Throwable thrown) {
    tell(call);
  }

  private void tell(Call<ResponseBody> call) {
    if (call != guarded) {
      throw new AssertionError("told of another call");
    }
    told.incrementAndGet();
    if (throwsFromCallback) {
      throw new IllegalStateException("expected by InterleavingsTest");
    }
  }
}
