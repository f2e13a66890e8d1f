package dev.breaker;

import dev.breaker.base.NanoClock;

/** Breakers that measure the age of what they know by a clock that a test moves. */
public final class ClockedBreakers {
  private ClockedBreakers() {}

  public static CircuitBreakers.Builder builder(NanoClock clock) {
    return CircuitBreakers.builder().viewClock(clock);
  }
}
