package dev.breaker.retrofit;

import dev.breaker.fleet.CallSettings;
import dev.breaker.fleet.CallTeller;
import dev.breaker.http.Settlement;
import dev.breaker.http.UnderWay;
import java.util.function.Predicate;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** What the outcome of Retrofit's calls is. */
final class RetrofitSettlement extends Settlement<Call<?>, Response<?>> {
  RetrofitSettlement(CallSettings settings, boolean tellsOfCalls) {
    // Retrofit has taken the body out of a response by the time a rule sees it.
    super(settings, tellsOfCalls, responseRule(settings));
  }

  private static @Nullable Predicate<okhttp3.Response> responseRule(CallSettings settings) {
    return settings.failureRule() instanceof ResponseRule rule
        ? response -> rule.isFailure(response)
        : null;
  }

  @Override
  protected okhttp3.Response raw(Response<?> response) {
    return response.raw();
  }

  @Override
  protected CallTeller told(Call<?> call, Response<?> response) {
    return ToldCall.of(call, response);
  }

  @Override
  protected CallTeller told(Call<?> call, Throwable thrown) {
    return ToldCall.of(call, thrown);
  }

  @Override
  protected @Nullable UnderWay underWay(Call<?> call) {
    Request request = Requests.of(call);
    return request == null ? null : request.tag(UnderWay.class);
  }

  @Override
  protected boolean isGivenUp(Call<?> call, Throwable thrown) {
    return Blame.isGivenUp(call, thrown);
  }
}
