package dev.breaker;

import dev.breaker.storage.CircuitEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hears what happens, for metrics and alerts. Every method does nothing by default.
 *
 * <p>Called on the threads of the calls, and on the reporting thread for what the storage told, so
 * it must be safe for many at once, and quick. A listener that throws never fails a call; it is
 * logged once per listener.
 */
public interface BreakerListener {
  /**
   * An admitted call succeeded.
   *
   * @param service the protected service
   * @param elapsed wall-clock time from admission to outcome
   */
  default void onSuccess(String service, Duration elapsed) {}

  /**
   * An admitted call failed.
   *
   * @param service the protected service
   * @param elapsed wall-clock time from admission to outcome
   * @param reason what the failure was, such as {@code HTTP 503} or {@code SocketTimeoutException};
   *     {@code slow} for a call that took longer than {@code slowAfter}
   */
  default void onFailure(String service, Duration elapsed, String reason) {}

  /**
   * An admitted call ended with a status or an exception that the policy ignores, which counts
   * neither as success nor as failure. Not told of a call that was cancelled, nor of a response of
   * the client's cache.
   *
   * @param service the protected service
   * @param elapsed wall-clock time from admission to outcome
   * @param reason what was ignored, such as {@code HTTP 404} or {@code SocketTimeoutException}
   */
  default void onIgnored(String service, Duration elapsed, String reason) {}

  /**
   * A call was refused.
   *
   * @param service the protected service
   * @param refusal what the caller is told
   */
  default void onRefused(String service, CircuitOpenException refusal) {}

  /**
   * A fallback answers a call that was refused. Told after {@link #onRefused}, before the fallback
   * is asked.
   *
   * @param service the protected service
   * @param refusal what the caller would have been told
   */
  default void onFallback(String service, CircuitOpenException refusal) {}

  /**
   * A call goes that would have been refused, since this process or the service only observes; see
   * {@link CircuitBreakers.Builder#observeOnly}. Its outcome is told as any other's, and does not
   * count.
   *
   * @param service the protected service
   * @param refusal what the caller would have been told
   */
  default void onWouldRefuse(String service, CircuitOpenException refusal) {}

  /**
   * A circuit changed its state.
   *
   * @param transition what happened
   */
  default void onTransition(Transition transition) {}

  /**
   * An operator locked a circuit, ended a lock, put other settings in force, or ended that. Told in
   * every process that hears of it, as this process learnt it: {@code when} is when it did, {@code
   * process} is "unknown", and {@code author} is null for the end of a lock or an override. The
   * history has all of it.
   *
   * @param event what is known of it
   */
  default void onOperator(CircuitEvent event) {}

  /**
   * A breaker was made, since it was asked for the first time. Told on the thread that asked,
   * before it gets the breaker.
   *
   * @param breaker the breaker
   */
  default void onRegistered(CircuitBreaker breaker) {}

  /**
   * A breaker is let go, since its {@link CircuitBreakers} are being closed or, for one key of a
   * service, since the key was not used for a while.
   *
   * @param breaker the breaker
   */
  default void onReleased(CircuitBreaker breaker) {}

  /**
   * The storage cannot be used; until {@link #onStorageRecovered} this process's own counts protect
   * it. Told once per outage.
   *
   * @param problem what is wrong, and with which service if not with all
   */
  default void onStorageUnavailable(String problem) {}

  /**
   * An exchange with the storage is over: this process sent outcomes or asked for circuits, of one
   * service or many at once. Not told of circuits in memory, nor of an exchange during which the
   * process stood still. Told on the reporting thread, once the calls that waited have their
   * answers.
   *
   * @param elapsed how long the storage took
   * @param problem why it failed, as {@link #onStorageUnavailable} says it; an answer after the
   *     storage's timeout is a failure. Null if it was answered in time
   */
  default void onReport(Duration elapsed, @Nullable String problem) {}

  /** The storage can be used again, and its state rules. Told once per outage. */
  default void onStorageRecovered() {}
}
