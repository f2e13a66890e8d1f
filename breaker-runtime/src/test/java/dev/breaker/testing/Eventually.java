package dev.breaker.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for a condition, and fails the test when the condition does not hold within a limit. */
public final class Eventually {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private Eventually() {}

  /** Waits for at most ten seconds. */
  public static void until(Callable<Boolean> condition) {
    within(LIMIT).until(condition);
  }

  /** Waits for at most ten seconds; {@code what} is named when the wait fails. */
  public static void until(String what, Callable<Boolean> condition) {
    within(LIMIT).until(what, condition);
  }

  /** Waits for at most ten seconds until the assertion does not throw. */
  public static void untilAsserted(ThrowingRunnable assertion) {
    within(LIMIT).untilAsserted(assertion);
  }

  /** A wait with a limit of its own. */
  public static Wait within(Duration limit) {
    return new Wait(limit, INTERVAL);
  }

  /** A limit, and how often the condition is looked at. */
  public record Wait(Duration limit, Duration interval) {
    /** Looks more often, for a condition that may hold for a short time only. */
    public Wait lookingEvery(Duration interval) {
      return new Wait(limit, interval);
    }

    public void until(Callable<Boolean> condition) {
      until("condition", condition);
    }

    public void until(String what, Callable<Boolean> condition) {
      Awaitility.await(what).atMost(limit).pollInterval(interval).until(condition);
    }

    public void untilAsserted(ThrowingRunnable assertion) {
      Awaitility.await().atMost(limit).pollInterval(interval).untilAsserted(assertion);
    }
  }
}
