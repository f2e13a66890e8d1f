package dev.breaker.benchmarks.memory;

import java.time.Duration;

/** How long every breaker here remembers. */
final class Windows {
  /** Short, so that all of a window is in use by the time it is measured. */
  static final Duration LENGTH = Duration.ofSeconds(1);

  /** No run lasts that long, so what is open stays open. */
  static final Duration OPEN_TIME = Duration.ofDays(1);

  /** How many calls a window holds that counts calls instead of time. */
  static final int CALLS = 100;

  private Windows() {}
}
