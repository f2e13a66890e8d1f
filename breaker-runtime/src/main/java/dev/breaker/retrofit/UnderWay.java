package dev.breaker.retrofit;

import java.time.Duration;
import okhttp3.Request;
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
    Request request = Requests.of(call);
    return request == null ? null : request.tag(UnderWay.class);
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
