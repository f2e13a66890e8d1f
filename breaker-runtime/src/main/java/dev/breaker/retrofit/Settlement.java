package dev.breaker.retrofit;

import dev.breaker.CircuitBreaker;
import dev.breaker.Permit;
import dev.breaker.fleet.CallSettings;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Says what the outcome of a call is: first by the lists of the policy in force, then by the
 * application's rule. Where neither finds a failure, a call that took too long is one all the same.
 */
final class Settlement {
  private final CircuitBreaker breaker;
  private final CallSettings settings;
  private final @Nullable ResponseRule responseRule;

  Settlement(CircuitBreaker breaker, CallSettings settings) {
    this.breaker = breaker;
    this.settings = settings;
    responseRule = settings.failureRule() instanceof ResponseRule rule ? rule : null;
  }

  void settle(Permit permit, Response response) {
    if (response.networkResponse() == null && isOfCache(response)) {
      permit.abandoned();
      return;
    }
    int httpStatus = response.code();
    BreakerPolicy policy = settings.policyInForce(breaker);
    if (policy.isIgnored(httpStatus)) {
      permit.ignored(StatusReason.of(httpStatus));
    } else if (policy.isFailure(httpStatus) || isFailureByRule(response)) {
      permit.failed(StatusReason.of(httpStatus));
    } else if (isSlow(response, policy)) {
      permit.failed(StatusReason.SLOW);
    } else {
      permit.succeeded();
    }
  }

  /**
   * Whether the client's cache gave the response, or the 504 for lack of one. A response that is of
   * neither network nor cache is a test double's or an interceptor's, which stand for the backend.
   */
  private static boolean isOfCache(Response response) {
    return response.cacheResponse() != null
        || (response.code() == 504 && response.request().cacheControl().onlyIfCached());
  }

  private boolean isFailureByRule(Response response) {
    ResponseRule rule = responseRule;
    // Retrofit has taken the body out of the response by now.
    return rule == null
        ? settings.isFailure(response.code())
        : settings.isFailure(response.code(), () -> rule.isFailure(response));
  }

  /** Both times are of the system's clock, which may have been set back in between. */
  private static boolean isSlow(Response response, BreakerPolicy policy) {
    long slowAfter = policy.slowAfter().toMillis();
    return slowAfter > 0
        && response.receivedResponseAtMillis() - response.sentRequestAtMillis() > slowAfter;
  }

  void settle(Permit permit, Throwable thrown) {
    if (settings.policyInForce(breaker).isIgnored(thrown)) {
      permit.ignored(thrown);
    } else if (settings.isFailure(thrown)) {
      permit.failed(thrown);
    } else {
      permit.abandoned();
    }
  }

  boolean countsSlowCalls() {
    return !settings.policyInForce(breaker).slowAfter().isZero();
  }

  /**
   * Settles a call that its caller has given up. A backend that hangs shows in nothing else.
   *
   * @param underWay for how long; null if that is not known
   */
  void settleGivenUp(Permit permit, @Nullable UnderWay underWay) {
    Duration slowAfter = settings.policyInForce(breaker).slowAfter();
    if (underWay != null && !slowAfter.isZero() && underWay.isLongerThan(slowAfter)) {
      permit.failed(StatusReason.SLOW);
    } else {
      permit.abandoned();
    }
  }
}
