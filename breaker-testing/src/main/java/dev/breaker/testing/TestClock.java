package dev.breaker.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Goes forward when a test says so. */
final class TestClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  synchronized void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("time does not go back, was asked for " + by);
    }
    now = now.plus(by);
  }
}
