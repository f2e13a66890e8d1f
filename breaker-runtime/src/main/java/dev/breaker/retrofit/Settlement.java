package dev.breaker.retrofit;

import dev.breaker.CircuitBreaker;
import dev.breaker.Permit;
import dev.breaker.fleet.CallSettings;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * Says what the outcome of a call is: first by the lists of the policy in force, then by the
 * application's rule. Where neither finds a failure, a call that took too long is one all the same.
 */
final class Settlement {
  private final CircuitBreaker breaker;
  private final CallSettings settings;
  private final boolean tellsOfCalls;
  private final @Nullable ResponseRule responseRule;

  /** Where there is no {@link CallListener}, nothing is made for one. */
  Settlement(CircuitBreaker breaker, CallSettings settings, boolean tellsOfCalls) {
    this.breaker = breaker;
    this.settings = settings;
    this.tellsOfCalls = tellsOfCalls;
    responseRule = settings.failureRule() instanceof ResponseRule rule ? rule : null;
  }

  void settle(Permit permit, Call<?> call, retrofit2.Response<?> told) {
    Response response = told.raw();
    if (response.networkResponse() == null && isOfCache(response)) {
      permit.abandoned();
      return;
    }
    int httpStatus = response.code();
    BreakerPolicy policy = settings.policyInForce(breaker);
    // Most policies say nothing of calls, and then cost a call one question.
    boolean judges = policy.judgesCalls();
    if (judges && policy.isIgnored(httpStatus)) {
      permit.ignored(StatusReason.of(httpStatus));
    } else if ((judges && policy.isFailure(httpStatus)) || isFailureByRule(response)) {
      failed(permit, StatusReason.of(httpStatus), call, told);
    } else if (judges && isSlow(response, policy)) {
      failed(permit, StatusReason.SLOW, call, told);
    } else if (tellsOfCalls) {
      settings.succeeded(permit, ToldCall.of(call, told));
    } else {
      permit.succeeded();
    }
  }

  private void failed(Permit permit, String reason, Call<?> call, retrofit2.Response<?> response) {
    Duration asked = RetryAfter.of(response.raw());
    if (!asked.isZero()) {
      settings.askedToWait(permit, asked.toNanos());
    }
    if (tellsOfCalls) {
      settings.failed(permit, reason, ToldCall.of(call, response));
    } else {
      permit.failed(reason);
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

  void settle(Permit permit, Call<?> call, Throwable thrown) {
    if (settings.policyInForce(breaker).isIgnored(thrown)) {
      permit.ignored(thrown);
    } else if (!settings.isFailure(thrown)) {
      permit.abandoned();
    } else if (tellsOfCalls) {
      settings.failed(permit, thrown, ToldCall.of(call, thrown));
    } else {
      permit.failed(thrown);
    }
  }

  boolean countsSlowCalls() {
    return settings.policyInForce(breaker).countsSlowCalls();
  }

  /**
   * Settles a call that its caller has given up. A backend that hangs shows in nothing else.
   *
   * @param executed since when a call that was executed is under way; null if it was enqueued, or
   *     slow calls did not count then
   */
  void settleGivenUp(Permit permit, Call<?> call, Throwable thrown, @Nullable UnderWay executed) {
    if (!wasSlow(call, executed)) {
      permit.abandoned();
    } else if (tellsOfCalls) {
      settings.failed(permit, StatusReason.SLOW, ToldCall.of(call, thrown));
    } else {
      permit.failed(StatusReason.SLOW);
    }
  }

  private boolean wasSlow(Call<?> call, @Nullable UnderWay executed) {
    Duration slowAfter = settings.policyInForce(breaker).slowAfter();
    if (slowAfter.isZero()) {
      return false;
    }
    UnderWay underWay = executed == null ? UnderWay.of(call) : executed;
    return underWay != null && underWay.isLongerThan(slowAfter);
  }
}
