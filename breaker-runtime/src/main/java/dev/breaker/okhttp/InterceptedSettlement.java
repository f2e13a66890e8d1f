package dev.breaker.okhttp;

import dev.breaker.fleet.CallSettings;
import dev.breaker.fleet.CallTeller;
import dev.breaker.http.GivenUp;
import dev.breaker.http.Settlement;
import dev.breaker.http.UnderWay;
import dev.breaker.retrofit.ResponseRule;
import java.util.function.Predicate;
import okhttp3.Interceptor.Chain;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What the outcome of OkHttp's calls is. */
final class InterceptedSettlement extends Settlement<Chain, Response> {
  InterceptedSettlement(CallSettings settings, boolean tellsOfCalls) {
    super(settings, tellsOfCalls, responseRule(settings));
  }

  private static @Nullable Predicate<Response> responseRule(CallSettings settings) {
    return settings.failureRule() instanceof ResponseRule rule
        ? response -> rule.isFailure(UnreadableBody.in(response))
        : null;
  }

  @Override
  protected Response raw(Response response) {
    return response;
  }

  @Override
  protected CallTeller told(Chain chain, Response response) {
    return new ToldRequest(chain.request(), UnreadableBody.in(response), null);
  }

  @Override
  protected CallTeller told(Chain chain, Throwable thrown) {
    return new ToldRequest(chain.request(), null, thrown);
  }

  /** An interceptor is called once the call is under way, and says so itself. */
  @Override
  protected @Nullable UnderWay underWay(Chain chain) {
    return null;
  }

  @Override
  protected boolean isGivenUp(Chain chain, Throwable thrown) {
    return GivenUp.is(chain.call().isCanceled(), thrown);
  }
}
