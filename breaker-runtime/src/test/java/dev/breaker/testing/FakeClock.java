package dev.breaker.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** A clock that moves when told to. Safe for several threads. */
public final class FakeClock implements InstantSource, LongSupplier {
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public long getAsLong() {
    Instant instant = now;
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  public long micros() {
    return getAsLong() / 1000;
  }

  /** Moves the clock, back too. */
  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }
}
