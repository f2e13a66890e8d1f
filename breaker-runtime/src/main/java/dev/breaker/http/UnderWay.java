package dev.breaker.http;

import java.time.Duration;

/**
 * For how long a call is under way. It is a tag of the request of a call that may have to wait in
 * OkHttp's dispatcher.
 */
public final class UnderWay {
  private long since;

  /** Written after the time. */
  private volatile boolean begun;

  /** Of a call that has yet to {@link #begin}. */
  public UnderWay() {}

  /**
   * Of a call that goes at once.
   *
   * @return begun now
   */
  public static UnderWay fromNow() {
    UnderWay underWay = new UnderWay();
    underWay.begin();
    return underWay;
  }

  /** The call leaves the queue. */
  public void begin() {
    since = System.nanoTime();
    begun = true;
  }

  /** False for a call that has not begun. */
  boolean isLongerThan(Duration time) {
    return begun && System.nanoTime() - since > time.toNanos();
  }
}
