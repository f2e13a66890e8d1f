package dev.breaker.retrofit;

import static dev.breaker.base.Log.LOG;
import static java.util.Objects.requireNonNull;

import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import retrofit2.Call;
import retrofit2.Invocation;

/**
 * Notices a client that was made without its breaker: {@code retrofit.create(GitHub.class)} of an
 * interface with {@link CircuitBroken} compiles and runs, and nothing guards it. Add this to the
 * {@code OkHttpClient} of the Retrofit:
 *
 * <pre>{@code
 * new OkHttpClient.Builder().addInterceptor(RequireBreaker.orLog())
 * }</pre>
 *
 * <p>Guarded calls do not pass it: a client of a generated class uses a copy of the {@code
 * OkHttpClient} without it, which shares threads, connections and cache with the original. Where
 * calls are made by another {@code Call.Factory}, they pass it and are recognised. Calls of other
 * interfaces, of methods with {@link NotCircuitBroken}, and those that Retrofit did not make, go on
 * as they are.
 *
 * <p>Safe for any number of threads.
 */
public final class RequireBreaker implements Interceptor {

  private final boolean throwing;
  private final Set<Class<?>> logged = ConcurrentHashMap.newKeySet();

  private RequireBreaker(boolean throwing) {
    this.throwing = throwing;
    try {
      Invocation.class.getMethod("instance");
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(
          "RequireBreaker needs Retrofit 2.11 or later, whose calls tell the client that they are"
              + " made by; found is an older one"
              + versionFound()
              + ". Use a newer Retrofit, or leave RequireBreaker out",
          e);
    }
  }

  private static String versionFound() {
    String version = Call.class.getPackage().getImplementationVersion();
    return version == null ? "" : ", " + version;
  }

  /**
   * Logs a warning at the first unguarded call of each interface, and lets all go.
   *
   * @return the interceptor
   * @throws IllegalStateException if the Retrofit is older than 2.11
   */
  public static RequireBreaker orLog() {
    return new RequireBreaker(false);
  }

  /**
   * Fails each unguarded call of an annotated interface with an {@link IOException}, before
   * anything is sent.
   *
   * @return the interceptor
   * @throws IllegalStateException if the Retrofit is older than 2.11
   */
  public static RequireBreaker orThrow() {
    return new RequireBreaker(true);
  }

  /** Checks the call, and lets it go on. */
  @Override
  public Response intercept(Chain chain) throws IOException {
    Invocation invocation = chain.request().tag(Invocation.class);
    if (invocation != null && isUnguarded(invocation)) {
      Class<?> service = invocation.service();
      if (throwing) {
        throw new IOException(problem(service));
      }
      if (logged.add(service)) {
        LOG.log(Level.WARNING, problem(service) + ". Logged once for each interface.");
      }
    }
    return chain.proceed(chain.request());
  }

  private static boolean isUnguarded(Invocation invocation) {
    Method method = invocation.method();
    boolean annotated =
        invocation.service().isAnnotationPresent(CircuitBroken.class)
            || method.isAnnotationPresent(CircuitBroken.class);
    return annotated
        && !method.isAnnotationPresent(NotCircuitBroken.class)
        && !GuardedClients.contains(requireNonNull(invocation.instance()));
  }

  private static String problem(Class<?> service) {
    return service.getName()
        + " has @CircuitBroken, but its client was made by Retrofit.create, so no breaker guards its"
        + " calls; make the client by "
        + generated(service)
        + ".create(retrofit, breakers)";
  }

  /** As the annotation processor names it. */
  private static String generated(Class<?> service) {
    StringBuilder names = new StringBuilder(service.getSimpleName());
    for (Class<?> outer = service.getEnclosingClass();
        outer != null;
        outer = outer.getEnclosingClass()) {
      names.insert(0, outer.getSimpleName() + "_");
    }
    return "CircuitBroken" + names;
  }

  /** What makes calls that need no such check; the given one if it has none. */
  static okhttp3.Call.Factory without(okhttp3.Call.Factory callFactory) {
    return callFactory instanceof OkHttpClient client && isIn(client)
        ? removedFrom(client)
        : callFactory;
  }

  private static boolean isIn(OkHttpClient client) {
    for (Interceptor interceptor : client.interceptors()) {
      if (interceptor instanceof RequireBreaker) {
        return true;
      }
    }
    return false;
  }

  private static OkHttpClient removedFrom(OkHttpClient client) {
    OkHttpClient.Builder copy = client.newBuilder();
    copy.interceptors().removeIf(RequireBreaker.class::isInstance);
    return copy.build();
  }
}
