package dev.breaker.retrofit;

import dev.breaker.CircuitBreaker;
import dev.breaker.fleet.CallSettings;
import dev.breaker.http.UnderWay;
import java.io.IOException;
import java.util.Collection;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of a client. While a policy in force counts slow calls, they tell since when they
 * are under way, as nothing else does for calls that wait in the dispatcher: the first interceptor
 * is what OkHttp calls right after the wait. Else they are the client's own.
 */
final class TimedCalls implements Call.Factory {
  private final OkHttpClient client;
  private final CallSettings settings;

  /** Of one interface. Its methods share a Retrofit, so one that counts slow calls times all. */
  private final CircuitBreaker[] breakers;

  /** Shares all with the client. Made when first needed; twice is no harm. */
  private volatile @Nullable OkHttpClient timing;

  private TimedCalls(OkHttpClient client, CallSettings settings, CircuitBreaker[] breakers) {
    this.client = client;
    this.settings = settings;
    this.breakers = breakers;
  }

  /** What makes these calls; the given one, if it is not just a client. */
  static Call.Factory of(
      Call.Factory callFactory, CallSettings settings, Collection<CircuitBreaker> breakers) {
    // A class that extends the client may make calls in its own way, which a copy would not.
    return callFactory.getClass() == OkHttpClient.class
        ? new TimedCalls(
            (OkHttpClient) callFactory, settings, breakers.toArray(new CircuitBreaker[0]))
        : callFactory;
  }

  @Override
  public Call newCall(Request request) {
    for (CircuitBreaker breaker : breakers) {
      if (settings.policyInForce(breaker).countsSlowCalls()) {
        return timing().newCall(request.newBuilder().tag(UnderWay.class, new UnderWay()).build());
      }
    }
    return client.newCall(request);
  }

  private OkHttpClient timing() {
    OkHttpClient made = timing;
    if (made == null) {
      OkHttpClient.Builder copy = client.newBuilder();
      copy.interceptors().add(0, TimedCalls::begin);
      made = copy.build();
      timing = made;
    }
    return made;
  }

  /** A call that was cancelled while it waited does no more than fail. */
  private static Response begin(Interceptor.Chain chain) throws IOException {
    UnderWay underWay = chain.request().tag(UnderWay.class);
    if (underWay != null && !chain.call().isCanceled()) {
      underWay.begin();
    }
    return chain.proceed(chain.request());
  }
}
