package dev.breaker.retrofit;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import java.time.Duration;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A {@link BreakerListener} that also hears what was called. Give it to {@link
 * CircuitBreakers.Builder#listener}. Of a guarded Retrofit call that succeeded, failed or was
 * refused it is told by one of the methods here, which by default call the plain ones; of whatever
 * else happens, by the plain ones alone.
 *
 * <p>The request is the one that Retrofit made, before any interceptor. Its tag {@code Invocation}
 * says which method was called. Of a call whose request cannot be made, the plain method is told.
 *
 * <p>A response is handed over before the caller has it, and nothing that is done to it takes
 * anything from the caller. Its status, headers and requests can be read. Its body can only be read
 * if it is an error body, which Retrofit has read by then: as a copy of its first 64 KiB. Reading
 * any other body throws an {@link IllegalStateException}.
 *
 * <p>Called on the threads of the calls, and a refusal of an enqueued call also on the reporting
 * thread, so it must be safe for many at once, and quick. A listener that throws never fails a
 * call; it is logged once per listener.
 */
public interface CallListener extends BreakerListener {
  /**
   * An admitted call succeeded.
   *
   * @param service the protected service
   * @param request what was called
   * @param response what was answered
   * @param elapsed wall-clock time from admission to outcome
   */
  default void onSuccess(String service, Request request, Response response, Duration elapsed) {
    onSuccess(service, elapsed);
  }

  /**
   * An admitted call failed with a response.
   *
   * @param service the protected service
   * @param request what was called
   * @param response what was answered
   * @param elapsed wall-clock time from admission to outcome
   * @param reason what the failure was, such as {@code HTTP 503} or {@code slow}
   */
  default void onFailure(
      String service, Request request, Response response, Duration elapsed, String reason) {
    onFailure(service, elapsed, reason);
  }

  /**
   * An admitted call failed with an exception.
   *
   * @param service the protected service
   * @param request what was called
   * @param thrown what it threw; if its caller gave it up because it took long, what came of that
   * @param elapsed wall-clock time from admission to outcome
   * @param reason what the failure was, such as {@code SocketTimeoutException} or {@code slow}
   */
  default void onFailure(
      String service, Request request, Throwable thrown, Duration elapsed, String reason) {
    onFailure(service, elapsed, reason);
  }

  /**
   * A call was refused.
   *
   * @param service the protected service
   * @param request what was to be called
   * @param refusal what the caller is told
   */
  default void onRefused(String service, Request request, CircuitOpenException refusal) {
    onRefused(service, refusal);
  }
}
