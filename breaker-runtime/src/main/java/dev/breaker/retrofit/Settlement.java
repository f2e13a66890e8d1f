package dev.breaker.retrofit;

import dev.breaker.CircuitBreaker;
import dev.breaker.Permit;
import dev.breaker.fleet.CallSettings;
import dev.breaker.storage.BreakerPolicy;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Says what the outcome of a call is: first by the lists of the policy in force, then by the
 * application's rule.
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

  void settle(Permit permit, Throwable thrown) {
    if (settings.policyInForce(breaker).isIgnored(thrown)) {
      permit.ignored(thrown);
    } else if (settings.isFailure(thrown)) {
      permit.failed(thrown);
    } else {
      permit.abandoned();
    }
  }
}
