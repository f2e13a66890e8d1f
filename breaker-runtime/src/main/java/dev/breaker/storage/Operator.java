package dev.breaker.storage;

import java.time.Duration;

/** Checks what a person gave who operates a circuit by hand. */
final class Operator {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final int MOST_STATUSES = 20;
  private static final int MOST_CHARACTERS = 200;

  private Operator() {}

  static String given(String name, String text) {
    if (Reasons.saysNothing(text)) {
      throw new IllegalArgumentException(
          name + " must say something, since the whole fleet will read it; was blank");
    }
    return text;
  }

  static void checkLock(Duration duration) {
    check("a lock", duration, CircuitLock.LONGEST, "lock again");
  }

  static void checkOverride(Duration duration) {
    check("an override", duration, PolicyOverride.LONGEST, "override again");
  }

  /** A storage keeps them in one small field. */
  static void checkLists(BreakerPolicy policy) {
    int statuses = policy.failureStatuses().size() + policy.ignoredStatuses().size();
    int characters = policy.ignoredExceptions().stream().mapToInt(String::length).sum();
    if (statuses > MOST_STATUSES || characters > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "an override can name "
              + MOST_STATUSES
              + " statuses, and exceptions whose names have "
              + MOST_CHARACTERS
              + " characters together; these settings have "
              + statuses
              + " statuses and "
              + characters
              + " characters");
    }
  }

  private static void check(String what, Duration duration, Duration longest, String again) {
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          what
              + " must last 1 second to 7 days, was "
              + duration
              + "; "
              + again
              + " before it ends if it must last longer");
    }
    if (duration.toNanosPart() % 1_000_000 != 0) {
      throw new IllegalArgumentException(
          what + " must last a whole number of milliseconds, was " + duration);
    }
  }
}
