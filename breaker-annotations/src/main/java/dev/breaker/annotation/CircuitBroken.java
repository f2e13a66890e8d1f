package dev.breaker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts the calls of a Retrofit interface, or of one of its methods, behind a circuit breaker that
 * all processes with the same storage share.
 *
 * <pre>{@code
 * @CircuitBroken(service = "github", ttl = 120, percentFailed = 10, reEnableAfter = 300)
 * interface GitHub {
 *   @GET("users/{user}")
 *   Call<User> user(@Path("user") String user);
 * }
 * }</pre>
 *
 * <p>On an interface it covers every method, inherited ones too. On a method of such an interface
 * it gives that method a breaker of its own, and the interface's breaker no longer sees its calls.
 * {@link NotCircuitBroken} leaves a method without a breaker. {@link BreakerKey} and {@link
 * #perHost} give each value or host a breaker of its own. {@link #fallback} answers refused calls.
 * At compile time the annotation processor writes {@code CircuitBrokenGitHub}, whose {@code
 * create(retrofit, breakers)} makes the client.
 *
 * <p>The breaker trips when, over the last {@link #ttl} seconds and all processes, there were at
 * least {@link #minimumFailures} failures and they were at least {@link #percentFailed} percent of
 * the calls. Then nothing is sent for {@link #reEnableAfter} seconds; callers get at once an HTTP
 * 500 with the header {@code X-Circuit-Breaker: breaker tripped}. After that time one process may
 * send one call, the probe: if it succeeds, all calls go again; if it fails, the breaker stays
 * tripped for another {@link #reEnableAfter} seconds. {@link #probes}, {@link #rampUp}, {@link
 * #backoff} and {@link #maxReEnableAfter} change how it comes back. While fewer than {@link
 * #minimumProcesses} processes reported failures, all this holds for each process that sees them,
 * not for the others.
 *
 * <p>A <em>failure</em> is an HTTP status above 499, or anything that the call throws: a connection
 * that cannot be made, a timeout, a converter that fails. Every other response is a success, a 404
 * too. A call that its caller cancelled is neither. {@link #ignoredStatuses}, {@link
 * #ignoredExceptions} and {@link #failureStatuses} come first, in this order; {@code FailureRule}
 * decides over all other statuses and exceptions. {@link #slowAfterMillis} makes slow calls
 * failures.
 *
 * <p>Values outside the allowed range are compile errors.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CircuitBroken {
  /**
   * The name of the protected service. Breakers of the same name share everything: outcomes, state
   * and probe. 1 to 128 characters of {@code A-Z a-z 0-9 . _ : / -}, but at most 80 where {@link
   * #perHost} or a {@link BreakerKey} needs room for a key behind it.
   *
   * @return the service name
   */
  String service();

  /**
   * How long an outcome counts, in seconds, from 1 to 604,800 (7 days). It leaves the window
   * between {@code ttl} and {@code ttl} plus one thirty-second of it after it was recorded.
   *
   * @return seconds, 60 unless told otherwise
   */
  int ttl() default 60;

  /**
   * The share of failures among the calls of the window, in percent, from which on the breaker
   * trips: above 0, up to 100. Compared exactly, without rounding.
   *
   * @return percent, 10 unless told otherwise
   */
  double percentFailed() default 10;

  /**
   * How long a tripped breaker refuses every call before one probe may go, in seconds, from 1 to
   * 604,800 (7 days).
   *
   * @return seconds, 180 unless told otherwise
   */
  int reEnableAfter() default 180;

  /**
   * How many failures the window must hold, at least 1, before the breaker may trip, however high
   * their share.
   *
   * @return a count of failures, 5 unless told otherwise
   */
  int minimumFailures() default 5;

  /**
   * How many processes must have reported failures of the window, from 1 to 16, before the breaker
   * trips for all of them. Below that, a process that sees the failures refuses its own calls only:
   * a sick node trips itself, not the fleet. With 1, a single process is enough.
   *
   * @return a count of processes, 1 unless told otherwise
   */
  int minimumProcesses() default 1;

  /**
   * HTTP statuses that count as failures, besides those above 499: 100 to 599 each, none twice and
   * none that is in {@link #ignoredStatuses}.
   *
   * @return HTTP statuses, none unless told otherwise
   */
  int[] failureStatuses() default {};

  /**
   * HTTP statuses that count as neither failure nor success: 100 to 599 each, none twice and none
   * that is in {@link #failureStatuses}. As the outcome of a probe, such a status is a success of
   * the probe, since the backend answered.
   *
   * @return HTTP statuses, none unless told otherwise
   */
  int[] ignoredStatuses() default {};

  /**
   * Exceptions of a call that count as neither failure nor success, their subclasses too. None may
   * stand here twice. The generated class, which is in the package of the interface, must be able
   * to name each: none may be private, and one of another package must be public.
   *
   * @return classes of exceptions, none unless told otherwise
   */
  Class<? extends Throwable>[] ignoredExceptions() default {};

  /**
   * From when on a call is too slow, in milliseconds, from 0 (off) to 600,000 (10 minutes). A call
   * that takes longer than this until the headers of its response are there counts as a failure
   * with the reason "slow". Its caller still gets the response. A call that its caller gives up
   * counts as slow if it was under way for longer than this. What it takes to stream a body is not
   * included.
   *
   * @return milliseconds, 0 (off) unless told otherwise
   */
  int slowAfterMillis() default 0;

  /**
   * How many probes must succeed in a row before all calls go again, from 1 to 16.
   *
   * @return a count of probes, 1 unless told otherwise
   */
  int probes() default 1;

  /**
   * For how long, after probes have reset the breaker, only a growing share of the calls goes, in
   * seconds, from 0 (off) to 604,800 (7 days): 10 percent at first, all at the end.
   *
   * @return seconds, 0 (off) unless told otherwise
   */
  int rampUp() default 0;

  /**
   * By which factor the time for which a tripped breaker refuses calls grows with each trip, from 1
   * (off) to 10. That time is {@code reEnableAfter x backoff^n}, and at most {@link
   * #maxReEnableAfter} or {@link #reEnableAfter}, whichever is longer; n counts the trips since the
   * last reset that held for {@link #reEnableAfter}.
   *
   * @return a factor, 1 (off) unless told otherwise
   */
  double backoff() default 1.0;

  /**
   * The longest time for which {@link #backoff}, or the header {@code Retry-After} of a failing
   * response of the backend, can keep the breaker tripped, in seconds, from 1 to 604,800 (7 days).
   * Where it is below {@link #reEnableAfter}, that rules. Where it equals {@link #reEnableAfter},
   * neither backoff nor {@code Retry-After} has an effect.
   *
   * @return seconds, 3,600 (an hour) unless told otherwise
   */
  int maxReEnableAfter() default 3600;

  /**
   * Whether each host that requests go to has a breaker of its own. All of these breakers have the
   * settings of this annotation. It is of use where one interface talks to many hosts by
   * {@code @Url}. The host is that of the request before any interceptor, with its port where that
   * is not the scheme's own. A method of such a breaker has no {@link BreakerKey}.
   *
   * @return true for a breaker per host, false (one breaker for all) unless told otherwise
   */
  boolean perHost() default false;

  /**
   * How many breakers, from 1 to 10,000, {@link #perHost} or a {@link BreakerKey} may make in one
   * process at a time. Without them it has no effect.
   *
   * @return a count of breakers, 100 unless told otherwise
   */
  int maxKeys() default 100;

  /**
   * The class that answers refused calls. It implements the interface, and its method of the same
   * name is called with the arguments of the call that was refused. It serves all methods of the
   * interface but those that are {@link NotCircuitBroken}; on a method's own annotation it is a
   * compile error.
   *
   * <p>A class that has a constructor without parameters is made by the generated {@code
   * create(retrofit, breakers)}. For any other, an abstract class or an interface among them, there
   * is {@code create(retrofit, breakers, fallback)} instead. The generated class, which is in the
   * package of the interface, must be able to name it: it may not be private, and one of another
   * package must be public.
   *
   * <p>Every method that it serves returns a {@code Call}, a {@code CompletableFuture}, a {@code
   * ListenableFuture} or a type of RxJava 3, or is a suspend function.
   *
   * @return a class that implements the interface, {@code void.class} for none unless told
   *     otherwise
   */
  Class<?> fallback() default void.class;
}
