package dev.breaker.okhttp;

import static java.util.Objects.requireNonNull;

import dev.breaker.Admission;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import dev.breaker.Permit;
import dev.breaker.fleet.CallSettings;
import dev.breaker.fleet.KeyedCircuits;
import dev.breaker.fleet.OneCircuit;
import dev.breaker.http.RefusedResponse;
import dev.breaker.http.UnderWay;
import dev.breaker.retrofit.CallListener;
import dev.breaker.storage.BreakerPolicy;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Guards the calls of an {@code OkHttpClient} that Retrofit does not make. Its breakers are those
 * of generated Retrofit clients: of the same name they share everything.
 *
 * <pre>{@code
 * new OkHttpClient.Builder()
 *     .addInterceptor(
 *         CircuitBreakerInterceptor.byHost(
 *             breakers, BreakerPolicy.forService("crawler").withMinimumFailures(3), 1_000))
 * }</pre>
 *
 * <p>Add it with {@code addInterceptor}, before others whose work a refused call is to be spared.
 * What those behind it answer or throw stands for the backend.
 *
 * <ul>
 *   <li>A refused call gets at once a response with status 500 and the header {@code
 *       X-Circuit-Breaker: breaker tripped}, or a {@code CircuitOpenException}, as {@code
 *       CircuitBreakers} are set.
 *   <li>The thread that makes the call, or OkHttp's for one that is enqueued, waits for the storage
 *       only where the circuit's state has to be asked or decides, up to its timeout.
 *   <li>What counts as a failure is as for a Retrofit call with {@code @Streaming}: status and
 *       headers decide; a response that is no failure is a success once its body was read to the
 *       end or closed, or half the lease of a probe after its headers, and a failure with the
 *       reason {@code body} if reading it throws before that.
 *   <li>A call that its caller gave up counts nothing, unless slow calls count and it was under way
 *       for too long. One that runs into its call timeout is a failure.
 *   <li>Each redirect and retry of OkHttp's is part of the call, and not a call of its own.
 * </ul>
 *
 * <p>Safe for any number of threads, and for any number of clients.
 */
public final class CircuitBreakerInterceptor implements Interceptor {
  private final CallSettings settings;
  private final KeyedCircuits circuits;
  private final RequestKey key;
  private final boolean tellsOfCalls;
  private final InterceptedSettlement settlement;
  private final RefusedResponse refused;

  private CircuitBreakerInterceptor(
      CallSettings settings, KeyedCircuits circuits, RequestKey key, String service) {
    this.settings = settings;
    this.circuits = circuits;
    this.key = key;
    tellsOfCalls = settings.anyListener(CallListener.class::isInstance);
    settlement = new InterceptedSettlement(settings, tellsOfCalls);
    refused = new RefusedResponse(service);
  }

  /**
   * One breaker for all calls of the client.
   *
   * @param breakers the application's breakers
   * @param policy the service and its settings
   * @return the interceptor
   * @throws IllegalArgumentException if the service has a breaker with other settings
   */
  public static CircuitBreakerInterceptor of(CircuitBreakers breakers, BreakerPolicy policy) {
    return new CircuitBreakerInterceptor(
        CallSettings.of(requireNonNull(breakers, "breakers")),
        new OneCircuit(breakers.breaker(policy)),
        RequestKey.none(),
        policy.service());
  }

  /**
   * A breaker for each host, with the port where that is not the scheme's own. The host is that of
   * the request, not of a redirect.
   *
   * @param breakers the application's breakers
   * @param policy the settings of each, and the service that its name begins with, of at most 80
   *     characters
   * @param maxKeys how many hosts have a breaker at a time in this process, 1 to 10,000; while
   *     there is no room, other hosts share one
   * @return the interceptor
   * @throws IllegalArgumentException if the service's name is too long, {@code maxKeys} is out of
   *     range, or the service is in use with other settings
   */
  public static CircuitBreakerInterceptor byHost(
      CircuitBreakers breakers, BreakerPolicy policy, int maxKeys) {
    return by(breakers, policy, maxKeys, RequestKey.host());
  }

  /**
   * A breaker for each value of a tag, such as a tenant or a region. Values become parts of names,
   * which are seen in the storage, logs and metrics: no secrets and no personal data.
   *
   * @param breakers the application's breakers
   * @param policy the settings of each, and the service that its name begins with, of at most 80
   *     characters; a request without the tag goes by the breaker of the service itself
   * @param maxKeys how many values have a breaker at a time in this process, 1 to 10,000; while
   *     there is no room, other values share one
   * @param tag the type under which requests have the tag: a text, a number, an enum, or what has a
   *     {@code toString} that tells values apart
   * @return the interceptor
   * @throws IllegalArgumentException as {@link #byHost} does
   */
  public static CircuitBreakerInterceptor byTag(
      CircuitBreakers breakers, BreakerPolicy policy, int maxKeys, Class<?> tag) {
    return by(breakers, policy, maxKeys, RequestKey.tag(requireNonNull(tag, "tag")));
  }

  private static CircuitBreakerInterceptor by(
      CircuitBreakers breakers, BreakerPolicy policy, int maxKeys, RequestKey key) {
    CallSettings settings = CallSettings.of(requireNonNull(breakers, "breakers"));
    return new CircuitBreakerInterceptor(
        settings, settings.keyed(policy, maxKeys), key, policy.service());
  }

  /**
   * Lets the call go on, or refuses it.
   *
   * @throws CircuitOpenException if it is refused, and the breakers are set to throw
   * @throws IOException what the call throws
   * @throws IllegalStateException if this was added with {@code addNetworkInterceptor}
   */
  @Override
  public Response intercept(Chain chain) throws IOException {
    if (chain.connection() != null) {
      throw new IllegalStateException(
          "CircuitBreakerInterceptor was added with addNetworkInterceptor, where a connection is"
              + " made before it is asked; add it with addInterceptor");
    }
    Admission admission = admit(chain);
    return admission instanceof CircuitOpenException refusal
        ? refuse(chain, refusal)
        : proceed(chain, (Permit) admission);
  }

  private Admission admit(Chain chain) {
    CircuitBreaker breaker = (CircuitBreaker) circuits.begin(key.of(chain.request()));
    try {
      return tellsOfCalls
          ? (Admission)
              settings.admitBlocking(breaker, new ToldRequest(chain.request(), null, null))
          : breaker.admitBlocking();
    } finally {
      circuits.end(breaker);
    }
  }

  private Response refuse(Chain chain, CircuitOpenException refusal) throws CircuitOpenException {
    if (settings.throwsRefusals()) {
      throw refusal;
    }
    return refused
        .headers(refusal, chain.request())
        .newBuilder()
        .body(refused.body(refusal))
        .build();
  }

  private Response proceed(Chain chain, Permit permit) throws IOException {
    CallTimeout timeout = CallTimeout.of(chain);
    UnderWay underWay = settlement.begun(permit);
    Response response;
    try {
      response = chain.proceed(chain.request());
    } catch (Throwable thrown) {
      if (settlement.isGivenUp(chain, thrown) && !timeout.isOver()) {
        settlement.settleGivenUp(permit, chain, thrown, underWay);
      } else {
        settlement.settle(permit, chain, thrown);
      }
      throw thrown;
    }
    ResponseBody body = response.body();
    if (body == null) {
      settlement.settle(permit, chain, response);
      return response;
    }
    ResponseBody watched = settlement.settleStreamed(permit, chain, response, body);
    return watched == body ? response : response.newBuilder().body(watched).build();
  }
}
