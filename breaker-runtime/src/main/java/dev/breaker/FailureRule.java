package dev.breaker;

import java.util.concurrent.CancellationException;

/**
 * What counts as a failure of the backend. The default, which both methods give, is any HTTP status
 * above 499 and any {@link Throwable} but a cancellation.
 *
 * <p>Called on the threads of the calls, so it must be safe for many at once, and quick. A rule
 * that throws is logged once and the default stands in for it.
 */
public interface FailureRule {
  /** The default rule. */
  FailureRule DEFAULT = new FailureRule() {};

  /**
   * Whether a response with this status is a failure. Every other response is a success.
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
   * @param thrown what the call threw; never what a caller's own cancellation threw
   * @return by default, true unless it is a {@link CancellationException} or an {@link
   *     InterruptedException}
   */
  default boolean isFailure(Throwable thrown) {
    return !(thrown instanceof CancellationException || thrown instanceof InterruptedException);
  }
}
