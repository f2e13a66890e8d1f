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
 * At compile time the annotation processor writes {@code CircuitBrokenGitHub}, whose {@code
 * create(retrofit, breakers)} makes the client.
 *
 * <p>The breaker trips when, over the last {@link #ttl} seconds and all processes, there were at
 * least {@link #minimumFailures} failures and they were at least {@link #percentFailed} percent of
 * the calls. Then nothing is sent for {@link #reEnableAfter} seconds; callers get at once an HTTP
 * 500 with the header {@code X-Circuit-Breaker: breaker tripped}. After that time one process may
 * send one call, the probe: if it succeeds, all calls go again; if it fails, the breaker stays
 * tripped for another {@link #reEnableAfter} seconds. While fewer than {@link #minimumProcesses}
 * processes reported failures, all this holds for each process that sees them, not for the others.
 *
 * <p>A <em>failure</em> is an HTTP status above 499, or anything that the call throws: a connection
 * that cannot be made, a timeout, a converter that fails. Every other response is a success, a 404
 * too. A call that its caller cancelled is neither. {@code FailureRule} changes this.
 *
 * <p>Values outside the allowed range are compile errors.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CircuitBroken {
  /**
   * The name of the protected service. Breakers of the same name share everything: outcomes, state
   * and probe. 1 to 128 characters of {@code A-Z a-z 0-9 . _ : / -}.
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
}
