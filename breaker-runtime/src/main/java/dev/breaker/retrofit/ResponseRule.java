package dev.breaker.retrofit;

import dev.breaker.CircuitBreakers;
import dev.breaker.FailureRule;
import okhttp3.Response;

/**
 * A {@link FailureRule} that sees more of a response than its status. Give it to {@link
 * CircuitBreakers.Builder#failureRule}; guarded Retrofit calls then ask it by {@link
 * #isFailure(Response)}, and never by {@link #isFailure(int)}.
 *
 * <pre>{@code
 * new ResponseRule() {
 *   public boolean isFailure(Response response) {
 *     return response.header("X-Degraded") != null || isFailure(response.code());
 *   }
 * }
 * }</pre>
 *
 * <p>Called on the threads of the calls, before the caller has the response, so it must be safe for
 * many at once, and quick. A rule that throws is logged once and the default stands in for it.
 */
public interface ResponseRule extends FailureRule {
  /**
   * Whether a response is a failure. Every other response is a success, unless it is slow by the
   * policy. Not asked of a status that is on one of the policy's lists, nor of a response that the
   * client's cache gave alone.
   *
   * @param response its status, headers and request can be read. Its body cannot: reading that
   *     throws an {@link IllegalStateException}
   * @return by default, what {@link #isFailure(int)} says of its status
   */
  default boolean isFailure(Response response) {
    return isFailure(response.code());
  }
}
