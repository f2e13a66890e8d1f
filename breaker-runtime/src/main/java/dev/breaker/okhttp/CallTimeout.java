package dev.breaker.okhttp;

import okhttp3.Interceptor.Chain;

/**
 * Whether a call has run into its call timeout. OkHttp cancels it then, and names the timeout to
 * the caller, but not to an interceptor. The timeout began before the interceptor was called, so
 * its last tenth counts as its end.
 */
final class CallTimeout {
  private final long nanos;
  private final long begun;

  private CallTimeout(long nanos, long begun) {
    this.nanos = nanos;
    this.begun = begun;
  }

  static CallTimeout of(Chain chain) {
    long nanos = chain.call().timeout().timeoutNanos();
    return new CallTimeout(nanos, nanos == 0 ? 0 : System.nanoTime());
  }

  boolean isOver() {
    return nanos > 0 && System.nanoTime() - begun >= nanos / 10 * 9;
  }
}
