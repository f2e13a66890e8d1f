package dev.breaker.retrofit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * For how long a call is under way. It is a tag of the request of a call that may have to wait in
 * OkHttp's dispatcher, which {@link TimedCalls} puts there.
 */
final class UnderWay {
  private long since;

  /** Written after the time. */
  private volatile boolean begun;

  /** Of a call that goes at once. */
  static UnderWay fromNow() {
    UnderWay underWay = new UnderWay();
    underWay.begin();
    return underWay;
  }

  /** What the request of an enqueued call says; null if that does not tell. */
  static @Nullable UnderWay of(Call<?> call) {
    try {
      return call.request().tag(UnderWay.class);
    } catch (Throwable noRequest) {
      // It was not made, and so the call never went.
      return null;
    }
  }

  void begin() {
    since = System.nanoTime();
    begun = true;
  }

  /** False for a call that has not begun. */
  boolean isLongerThan(Duration time) {
    return begun && System.nanoTime() - since > time.toNanos();
  }
}
