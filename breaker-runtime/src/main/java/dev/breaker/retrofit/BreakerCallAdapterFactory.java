package dev.breaker.retrofit;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import dev.breaker.fleet.CallSettings;
import dev.breaker.storage.BreakerPolicy;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import retrofit2.CallAdapter;
import retrofit2.Retrofit;
import retrofit2.http.Streaming;

/**
 * The base of generated classes: puts a circuit breaker before every call of one Retrofit
 * interface. Not meant to be extended by hand.
 *
 * <p>It wraps the {@code Call} and leaves the rest to the adapters that the Retrofit has anyway, so
 * any return type works. The wrapped call behaves as Retrofit's own, but that it may be refused:
 *
 * <ul>
 *   <li>{@code execute} asks the breaker on its thread. That does no I/O while the circuit is
 *       closed and this process's view of it fresh; else it waits for the storage, up to its
 *       timeout.
 *   <li>{@code enqueue} never waits, and its callback is called exactly once. A call that was sent
 *       is told by OkHttp, as ever. A refused one is told on a daemon thread of the breaker's own,
 *       of which the JVM has six at most, whatever the application does with its pools: a callback
 *       that blocks holds up those of other refused calls, but no call that goes. Only in a process
 *       that can have no more threads, the thread that calls {@code enqueue} may have to tell.
 *   <li>The outcome is recorded before the caller or the callback has the response. That waits for
 *       the storage, up to its timeout, only if it decides the state of a shared circuit: the
 *       failure that trips it, and the probe's outcome.
 *   <li>A refused call gets a response with status 500, or a {@code CircuitOpenException}, as
 *       {@code CircuitBreakers} are set. It is executed then, and cannot run again.
 * </ul>
 *
 * <p>The lists of the policy in force decide on each status, and on what a call threw: a connection
 * error, a timeout, a converter's exception or {@code Error}. On what is on no list, the {@code
 * FailureRule} decides, which may be a {@link ResponseRule}. What is ignored counts neither as
 * success nor as failure, but a status is a success of the probe. What the caller did counts
 * neither as success nor as failure: a call that was cancelled or whose thread was interrupted, and
 * one that was never sent because its request could not be made or the client is shut down. Nor
 * does a response of the client's cache alone, the 504 for {@code only-if-cached} among them.
 *
 * <p>With {@code slowAfter} in the policy in force, a call that took longer is a failure with the
 * reason {@code slow}, though its caller gets the response:
 *
 * <ul>
 *   <li>A call that has a response took from when OkHttp began to send the request until the
 *       response's headers were there, as the response itself says. Connecting and reading the body
 *       are not included, and so a streaming body never is. A call that was redirected or sent
 *       again took what its last request did.
 *   <li>A call that its caller gave up took from when it was under way until that showed: a
 *       cancelled one, be it by a coroutine, a future or Rx, or one whose thread was interrupted.
 *       It counts nothing if it was not under way for so long. In the queue of OkHttp's dispatcher
 *       it is not under way. When an enqueued call leaves that is known where Retrofit has an
 *       {@code OkHttpClient}; one that was made by another {@code Call.Factory} and then given up
 *       counts nothing. Nor does one of a key where an override of that key alone counts slow
 *       calls.
 *   <li>A failure keeps its own reason, and what is ignored or of the cache counts nothing, however
 *       slow.
 * </ul>
 *
 * <p>Safe for any number of threads.
 */
public abstract class BreakerCallAdapterFactory extends CallAdapter.Factory {
  private final CircuitBreakers breakers;
  private final CircuitBreaker ofInterface;
  private final Map<String, CircuitBreaker> byService = new HashMap<>();
  private final Map<String, CallKeys> keys = new HashMap<>();
  private final Fallbacks fallbacks = new Fallbacks();

  /**
   * Gets the breakers. Does no I/O.
   *
   * @param breakers where they come from
   * @param policy the policy of the interface
   * @param methodPolicies the policies of methods that have one of their own
   * @throws IllegalArgumentException if one of the services has a breaker with other settings
   */
  protected BreakerCallAdapterFactory(
      CircuitBreakers breakers, BreakerPolicy policy, BreakerPolicy... methodPolicies) {
    this.breakers = breakers;
    ofInterface = breakers.breaker(policy);
    byService.put(policy.service(), ofInterface);
    for (BreakerPolicy methodPolicy : methodPolicies) {
      byService.put(methodPolicy.service(), breakers.breaker(methodPolicy));
    }
  }

  /**
   * Gives each value of a parameter a breaker of its own, named after the value.
   *
   * @param policy the policy of each, with the service that its name begins with
   * @param maxKeys how many of them this process has at a time, at most
   * @param parameter the number of the parameter, from 0
   * @param method the method's name
   * @param parameterTypes the types of all of its parameters
   */
  protected final void keyed(
      BreakerPolicy policy, int maxKeys, int parameter, String method, Class<?>... parameterTypes) {
    keys.computeIfAbsent(policy.service(), service -> keysOf(policy, maxKeys, false))
        .add(new MethodName(method, parameterTypes), parameter);
  }

  /**
   * Gives each host that requests go to a breaker of its own, named after the host.
   *
   * @param policy the policy of each, with the service that its name begins with
   * @param maxKeys how many of them this process has at a time, at most
   */
  protected final void keyedByHost(BreakerPolicy policy, int maxKeys) {
    keys.put(policy.service(), keysOf(policy, maxKeys, true));
  }

  private CallKeys keysOf(BreakerPolicy policy, int maxKeys, boolean byHost) {
    return new CallKeys(CallSettings.of(breakers).keyed(policy, maxKeys), byHost);
  }

  /**
   * Has refused calls of a method answered by the fallback.
   *
   * @param fallback calls the same method of the fallback
   * @param method the method's name
   * @param parameterTypes the types of all of its parameters
   */
  protected final void fallback(
      FallbackMethod fallback, String method, Class<?>... parameterTypes) {
    fallbacks.add(new MethodName(method, parameterTypes), fallback);
  }

  /**
   * Makes the client of the interface from a copy of the Retrofit that has this factory first. The
   * given one is left as it is.
   *
   * @param retrofit what the client is made from, without a breaker
   * @param service the interface
   * @param <T> its type
   * @return the client, whose calls are guarded
   * @throws IllegalArgumentException if the Retrofit has a breaker already, or as {@link
   *     Retrofit#create} says
   */
  protected final <T> T guard(Retrofit retrofit, Class<T> service) {
    for (CallAdapter.Factory factory : retrofit.callAdapterFactories()) {
      if (factory instanceof BreakerCallAdapterFactory) {
        throw new IllegalArgumentException(
            "the Retrofit given for "
                + service.getName()
                + " already has a breaker ("
                + factory.getClass().getName()
                + "), so its calls would count twice; give create the plain Retrofit, which is"
                + " copied for each interface");
      }
    }
    Retrofit.Builder copy = retrofit.newBuilder();
    copy.callAdapterFactories().add(0, this);
    copy.converterFactories().add(0, new FatalErrorConverterFactory());
    copy.callFactory(
        TimedCalls.of(
            RequireBreaker.without(retrofit.callFactory()),
            CallSettings.of(breakers),
            byService.values()));
    T client = copy.build().create(service);
    GuardedClients.add(client);
    return client;
  }

  /**
   * Whether a breaker guards the calls of a client, for tests of an application: {@code
   * retrofit.create(GitHub.class)} makes one that none does.
   *
   * @param client what a generated {@code create} or {@code Retrofit.create} returned
   * @return true if a generated {@code create} made it
   * @see RequireBreaker
   */
  public static boolean isGuarded(Object client) {
    return GuardedClients.contains(client);
  }

  /**
   * The adapter that the Retrofit has for the return type, over guarded calls, unless the method is
   * left alone.
   *
   * @throws IllegalArgumentException if there is none, or the method names a service that this
   *     factory was given no policy for
   */
  @Override
  public final CallAdapter<?, ?> get(Type returnType, Annotation[] annotations, Retrofit retrofit) {
    CallAdapter<?, ?> next = retrofit.nextCallAdapter(this, returnType, annotations);
    if (isPresent(NotCircuitBroken.class, annotations)) {
      return next;
    }
    CircuitBreaker breaker = breakerFor(annotations);
    Guard guard =
        new Guard(
            breakers,
            breaker,
            keys.get(breaker.service()),
            isPresent(Streaming.class, annotations));
    return new GuardedCallAdapter<>(next, guard, fallbacks);
  }

  static boolean isPresent(Class<? extends Annotation> type, Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      if (type.isInstance(annotation)) {
        return true;
      }
    }
    return false;
  }

  private CircuitBreaker breakerFor(Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof CircuitBroken broken) {
        CircuitBreaker ofMethod = byService.get(broken.service());
        if (ofMethod == null) {
          throw new IllegalArgumentException(
              "the method's @CircuitBroken names service \""
                  + broken.service()
                  + "\", but "
                  + getClass().getName()
                  + " has policies for "
                  + new TreeSet<>(byService.keySet())
                  + " only; generate it anew");
        }
        return ofMethod;
      }
    }
    return ofInterface;
  }
}
