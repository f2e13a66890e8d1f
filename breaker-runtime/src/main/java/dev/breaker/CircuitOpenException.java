package dev.breaker;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;

/**
 * A call was refused because its circuit is open. Nothing was sent.
 *
 * <p>It has no stack trace: it is made for every refused call, and says nothing about the place
 * that made it.
 */
public final class CircuitOpenException extends IOException implements Admission {
  private static final long serialVersionUID = 1;

  /** The protected service. */
  private final String service;

  /** How long the circuit stays open. */
  private final long retryAfterNanos;

  /** Why it tripped. */
  private final String reason;

  CircuitOpenException(String service, long retryAfterNanos, String reason) {
    this.service = service;
    this.retryAfterNanos = retryAfterNanos;
    this.reason = reason;
  }

  /**
   * A refusal as a breaker makes it, for tests of code that catches one.
   *
   * @param service the protected service
   * @param retryAfter the time left, from zero
   * @param reason why the circuit tripped
   * @return the exception
   * @throws IllegalArgumentException if the time is negative
   */
  public static CircuitOpenException of(String service, Duration retryAfter, String reason) {
    if (retryAfter.isNegative()) {
      throw new IllegalArgumentException(
          "retryAfter must not be negative, was " + retryAfter + "; zero says that none is known");
    }
    return new CircuitOpenException(
        requireNonNull(service, "service"), retryAfter.toNanos(), requireNonNull(reason, "reason"));
  }

  /** The refusal in words, made when asked for. */
  @Override
  public String getMessage() {
    return "Circuit breaker "
        + service
        + " tripped ("
        + reason
        + "); retry after "
        + retryAfterSeconds()
        + " s";
  }

  /**
   * The protected service.
   *
   * @return its name
   */
  public String service() {
    return service;
  }

  /**
   * How long the circuit stays open, or how long the probe that is under way may take, as far as
   * this process knows.
   *
   * @return the time left; never negative
   */
  public Duration retryAfter() {
    return Duration.ofNanos(retryAfterNanos);
  }

  long retryAfterNanos() {
    return retryAfterNanos;
  }

  /**
   * {@link #retryAfter()} as the header of that name has it.
   *
   * @return whole seconds, rounded up
   */
  public long retryAfterSeconds() {
    return (retryAfterNanos + 999_999_999) / 1_000_000_000;
  }

  /**
   * Why the circuit tripped.
   *
   * @return for example {@code 5 of 12 calls failed (41.7 %), latest: HTTP 503}
   */
  public String reason() {
    return reason;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
