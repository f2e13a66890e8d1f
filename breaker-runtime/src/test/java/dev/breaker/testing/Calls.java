package dev.breaker.testing;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitOpenException;

/** Calls one after the other that all end in the same way. */
public final class Calls {
  private Calls() {}

  /** Calls that each fail with the reason {@code HTTP 503}. */
  public static void fail(CircuitBreaker breaker, int times) throws CircuitOpenException {
    fail(breaker, times, "HTTP 503");
  }

  public static void fail(CircuitBreaker breaker, int times, String reason)
      throws CircuitOpenException {
    for (int i = 0; i < times; i++) {
      breaker.acquire().failed(reason);
    }
  }

  public static void succeed(CircuitBreaker breaker, int times) throws CircuitOpenException {
    for (int i = 0; i < times; i++) {
      breaker.acquire().succeeded();
    }
  }
}
