package dev.breaker.testing;

import dev.breaker.storage.CircuitState;
import java.util.List;

/**
 * What came of the calls of one service up to a moment. Each assertion throws an {@link
 * AssertionError} that says what was found, and returns this, so that they can stand in a row.
 *
 * @param service the service
 * @param succeeded calls that counted as successes
 * @param failures the reasons of those that counted as failures, such as {@code HTTP 503}, in order
 * @param ignored calls with a status or an exception that the policy ignores
 * @param refused calls that were refused, those among them that a fallback answered
 * @param fallbacks refused calls that a fallback answered
 * @param states the states that the circuit turned to, in order
 */
public record ServiceCalls(
    String service,
    int succeeded,
    List<String> failures,
    int ignored,
    int refused,
    int fallbacks,
    List<CircuitState> states) {
  /**
   * Keeps copies of the lists.
   *
   * @param service the service
   * @param succeeded successes
   * @param failures reasons of failures
   * @param ignored ignored outcomes
   * @param refused refused calls
   * @param fallbacks refused calls that a fallback answered
   * @param states the states that the circuit turned to
   */
  public ServiceCalls {
    failures = List.copyOf(failures);
    states = List.copyOf(states);
  }

  /**
   * Asserts how many calls were sent and have ended, other than by their caller.
   *
   * @param expected how many
   * @return this
   * @throws AssertionError if there were more or fewer
   */
  public ServiceCalls assertSent(int expected) {
    return check("calls sent", expected, succeeded + failures.size() + ignored);
  }

  /**
   * Asserts what was counted.
   *
   * @param successes how many successes
   * @param failed how many failures
   * @return this
   * @throws AssertionError if there were more or fewer
   */
  public ServiceCalls assertCounted(int successes, int failed) {
    return check("successes", successes, succeeded).check("failures", failed, failures.size());
  }

  /**
   * Asserts how many calls were refused.
   *
   * @param expected how many
   * @return this
   * @throws AssertionError if there were more or fewer
   */
  public ServiceCalls assertRefused(int expected) {
    return check("calls refused", expected, refused);
  }

  /**
   * Asserts how many refused calls a fallback answered.
   *
   * @param expected how many
   * @return this
   * @throws AssertionError if there were more or fewer
   */
  public ServiceCalls assertFallbacks(int expected) {
    return check("calls answered by the fallback", expected, fallbacks);
  }

  /**
   * Asserts which states listeners were told that the circuit turned to.
   *
   * @param expected the states in order, also those that the test set
   * @return this
   * @throws AssertionError if there were others
   */
  public ServiceCalls assertTold(CircuitState... expected) {
    return check("states", List.of(expected), states);
  }

  private ServiceCalls check(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new AssertionError(
          what + " of " + service + ": expected " + expected + ", found " + found + " in " + this);
    }
    return this;
  }
}
