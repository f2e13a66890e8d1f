package dev.breaker.retrofit;

import org.jspecify.annotations.Nullable;

/** {@code HTTP 503} and the like, kept, because a failing backend asks for the same one often. */
final class StatusReason {
  /** Of a call whose status was no failure, or that its caller gave up before there was one. */
  static final String SLOW = "slow";

  private static final @Nullable String[] KEPT = new @Nullable String[1000];

  private StatusReason() {}

  static String of(int httpStatus) {
    if (httpStatus < 0 || httpStatus >= KEPT.length) {
      return "HTTP " + httpStatus;
    }
    String reason = KEPT[httpStatus];
    if (reason == null) {
      reason = "HTTP " + httpStatus;
      KEPT[httpStatus] = reason;
    }
    return reason;
  }
}
