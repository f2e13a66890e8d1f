package dev.breaker;

import java.util.concurrent.CancellationException;

/**
 * What counts as a failure of the backend. The default, which both methods give, is any HTTP status
 * above 499 and any {@link Throwable} but a cancellation and the refusal of another breaker.
 *
 * <p>It decides on what the policy's own lists do not: {@code ignoredStatuses}, {@code
 * failureStatuses} and {@code ignoredExceptions} come first.
 *
 * <p>Called on the threads of the calls, so it must be safe for many at once, and quick. A rule
 * that throws is logged once and the default stands in for it.
 */
public interface FailureRule {
  /** The default rule. */
  FailureRule DEFAULT = new FailureRule() {};

  /**
   * Whether a response with this status is a failure. Every other response is a success, unless it
   * is slow by the policy. The rule is not asked of a response that the client's cache gave alone.
   *
   * @param httpStatus the status code
   * @return by default, whether it is above 499
   */
  default boolean isFailure(int httpStatus) {
    return httpStatus > 499;
  }

  /**
   * Whether what a call threw is a failure. If not, the call has no outcome: it counts neither as a
   * failure nor as a success.
   *
   * <p>By default, a {@link CircuitOpenException} is none, nor is what has one among its causes:
   * another breaker refused something that this call needed, such as a token that an interceptor
   * gets, so nothing was sent. A rule of one's own that is to keep to this asks {@link #DEFAULT}.
   *
   * @param thrown what the call threw; never what a caller's own cancellation threw
   * @return by default, true unless it is a {@link CancellationException} or an {@link
   *     InterruptedException}, or is or was caused by a {@link CircuitOpenException}
   */
  default boolean isFailure(Throwable thrown) {
    if (thrown instanceof CancellationException || thrown instanceof InterruptedException) {
      return false;
    }
    // Causes can go in a circle, and no real chain is as long as this.
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 100; depth++) {
      if (cause instanceof CircuitOpenException) {
        return false;
      }
      cause = cause.getCause();
    }
    return true;
  }
}
