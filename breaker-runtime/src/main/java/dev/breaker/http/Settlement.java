package dev.breaker.http;

import dev.breaker.Permit;
import dev.breaker.fleet.CallSettings;
import dev.breaker.fleet.CallTeller;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.function.Predicate;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Says what the outcome of a call is: first by the lists of the policy in force, then by the
 * application's rule. Where neither finds a failure, a call that took too long is one all the same.
 *
 * @param <C> a call of the library that makes it
 * @param <R> what that library has for its response
 */
public abstract class Settlement<C, R> {
  private final CallSettings settings;
  private final boolean tellsOfCalls;
  private final @Nullable Predicate<Response> responseRule;

  /**
   * By the settings of some breakers.
   *
   * @param settings what the application said
   * @param tellsOfCalls whether a listener wants to know of calls; if not, nothing is made for one
   * @param responseRule the application's rule on responses, null without
   */
  protected Settlement(
      CallSettings settings, boolean tellsOfCalls, @Nullable Predicate<Response> responseRule) {
    this.settings = settings;
    this.tellsOfCalls = tellsOfCalls;
    this.responseRule = responseRule;
  }

  /**
   * The response as OkHttp has it.
   *
   * @param response what the library has
   * @return status and headers, with or without the body
   */
  protected abstract Response raw(R response);

  /**
   * What listeners are told of a call with a response.
   *
   * @param call the call
   * @param response its response
   * @return tells them
   */
  protected abstract CallTeller told(C call, R response);

  /**
   * What listeners are told of a call that threw.
   *
   * @param call the call
   * @param thrown what it threw
   * @return tells them
   */
  protected abstract CallTeller told(C call, Throwable thrown);

  /**
   * Since when an enqueued call is under way.
   *
   * @param call the call
   * @return null if that is not known
   */
  protected abstract @Nullable UnderWay underWay(C call);

  /**
   * Whether the caller has given up a call whose body it reads.
   *
   * @param call the call
   * @param thrown what the reading threw
   * @return true if that says nothing of the backend
   */
  protected abstract boolean isGivenUp(C call, Throwable thrown);

  /**
   * Settles a call with a response.
   *
   * @param permit the call's
   * @param call the call
   * @param response its response
   */
  public final void settle(Permit permit, C call, R response) {
    if (isSuccess(permit, call, response)) {
      succeeded(permit, call, response);
    }
  }

  /**
   * Settles a call with a response whose body is yet to be read, unless status and headers say what
   * it is worth: then that is left to the body.
   *
   * @param permit the call's
   * @param call the call
   * @param response its response
   * @param body what is to be read
   * @return the body to be read in its place
   */
  public final ResponseBody settleStreamed(Permit permit, C call, R response, ResponseBody body) {
    if (!isSuccess(permit, call, response)) {
      return body;
    }
    if (body.contentLength() == 0) {
      // That of a web socket, for one, is never read and never closed.
      succeeded(permit, call, response);
      return body;
    }
    // So that a stream of an hour does not keep the fleet waiting for a probe.
    long latest = settings.policyInForceFor(permit).probeLease().toNanos() / 2;
    return StreamedBody.of(body, latest, new StreamEnd<>(this, permit, call, response));
  }

  /** The body broke off while its caller read it. */
  final void broke(Permit permit, C call, Throwable thrown) {
    if (isGivenUp(call, thrown)) {
      permit.abandoned();
    } else if (tellsOfCalls) {
      settings.failed(permit, StatusReason.BODY, told(call, thrown));
    } else {
      permit.failed(StatusReason.BODY);
    }
  }

  /** Settles what is no success, and leaves what is one to the caller. */
  private boolean isSuccess(Permit permit, C call, R told) {
    Response response = raw(told);
    if (response.networkResponse() == null
        && (isOfCache(response) || RefusedResponse.isOne(response))) {
      permit.abandoned();
      return false;
    }
    int httpStatus = response.code();
    BreakerPolicy policy = settings.policyInForceFor(permit);
    // Most policies say nothing of calls, and then cost a call one question.
    boolean judges = policy.judgesCalls();
    if (judges && policy.isIgnored(httpStatus)) {
      permit.ignored(StatusReason.of(httpStatus));
    } else if ((judges && policy.isFailure(httpStatus)) || isFailureByRule(response)) {
      failed(permit, StatusReason.of(httpStatus), call, told);
    } else if (judges && isSlow(response, policy)) {
      failed(permit, StatusReason.SLOW, call, told);
    } else {
      return true;
    }
    return false;
  }

  final void succeeded(Permit permit, C call, R response) {
    if (tellsOfCalls) {
      settings.succeeded(permit, told(call, response));
    } else {
      permit.succeeded();
    }
  }

  private void failed(Permit permit, String reason, C call, R response) {
    Duration asked = RetryAfter.of(raw(response));
    if (!asked.isZero()) {
      settings.askedToWait(permit, asked.toNanos());
    }
    if (tellsOfCalls) {
      settings.failed(permit, reason, told(call, response));
    } else {
      permit.failed(reason);
    }
  }

  /**
   * Whether the client's cache gave the response, or the 504 for lack of one. Another response that
   * is of neither network nor cache is a test double's or an interceptor's, which stand for the
   * backend.
   */
  private static boolean isOfCache(Response response) {
    return response.cacheResponse() != null
        || (response.code() == 504 && response.request().cacheControl().onlyIfCached());
  }

  private boolean isFailureByRule(Response response) {
    Predicate<Response> rule = responseRule;
    return rule == null
        ? settings.isFailure(response.code())
        : settings.isFailure(response.code(), () -> rule.test(response));
  }

  /** Both times are of the system's clock, which may have been set back in between. */
  private static boolean isSlow(Response response, BreakerPolicy policy) {
    long slowAfter = policy.slowAfter().toMillis();
    return slowAfter > 0
        && response.receivedResponseAtMillis() - response.sentRequestAtMillis() > slowAfter;
  }

  /**
   * Settles a call that threw.
   *
   * @param permit the call's
   * @param call the call
   * @param thrown what it threw
   */
  public final void settle(Permit permit, C call, Throwable thrown) {
    if (settings.policyInForceFor(permit).isIgnored(thrown)) {
      permit.ignored(thrown);
    } else if (!settings.isFailure(thrown)) {
      permit.abandoned();
    } else if (tellsOfCalls) {
      settings.failed(permit, thrown, told(call, thrown));
    } else {
      permit.failed(thrown);
    }
  }

  /**
   * Since when a call is under way that goes at once.
   *
   * @param permit the call's
   * @return null where slow calls do not count
   */
  public final @Nullable UnderWay begun(Permit permit) {
    return settings.policyInForceFor(permit).countsSlowCalls() ? UnderWay.fromNow() : null;
  }

  /**
   * Settles a call that its caller has given up. A backend that hangs shows in nothing else.
   *
   * @param permit the call's
   * @param call the call
   * @param thrown what came of giving it up
   * @param executed since when a call that was executed is under way; null if it was enqueued, or
   *     slow calls did not count then
   */
  public final void settleGivenUp(
      Permit permit, C call, Throwable thrown, @Nullable UnderWay executed) {
    if (!wasSlow(permit, call, executed)) {
      permit.abandoned();
    } else if (tellsOfCalls) {
      settings.failed(permit, StatusReason.SLOW, told(call, thrown));
    } else {
      permit.failed(StatusReason.SLOW);
    }
  }

  private boolean wasSlow(Permit permit, C call, @Nullable UnderWay executed) {
    Duration slowAfter = settings.policyInForceFor(permit).slowAfter();
    if (slowAfter.isZero()) {
      return false;
    }
    UnderWay underWay = executed == null ? underWay(call) : executed;
    return underWay != null && underWay.isLongerThan(slowAfter);
  }
}
