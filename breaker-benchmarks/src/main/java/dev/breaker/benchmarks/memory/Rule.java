package dev.breaker.benchmarks.memory;

import java.time.Duration;

/** When a circuit opens, alike for every breaker as far as it can be said to each. */
final class Rule {
  /** Short, so that all of a window is in use by the time it is measured. */
  static final Duration WINDOW = Duration.ofSeconds(1);

  /** How many calls a window holds that counts calls instead of time. */
  static final int CALLS = 100;

  static final int PERCENT_FAILED = 10;
  static final int MINIMUM = 5;

  /** In place of that minimum where calls fail and the circuit is to stay closed. */
  static final int OUT_OF_REACH = Integer.MAX_VALUE;

  /** No run lasts that long, so what is open stays open. */
  static final Duration OPEN_TIME = Duration.ofDays(1);

  private Rule() {}
}
