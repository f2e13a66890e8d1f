package dev.breaker.http;

import org.jspecify.annotations.Nullable;

/** {@code HTTP 503} and the like, kept, because a failing backend asks for the same one often. */
public final class StatusReason {
  /** Of a call whose status was no failure, or that its caller gave up before there was one. */
  public static final String SLOW = "slow";

  /** Of a call whose body broke off while its caller read it. */
  static final String BODY = "body";

  private static final @Nullable String[] KEPT = new @Nullable String[1000];

  private StatusReason() {}

  /**
   * The reason of a failure with a status.
   *
   * @param httpStatus the status, or what stands for one
   * @return the reason
   */
  public static String of(int httpStatus) {
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
