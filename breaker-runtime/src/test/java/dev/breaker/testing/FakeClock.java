package dev.breaker.testing;

import dev.breaker.base.NanoClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when told to. Safe for several threads. */
public final class FakeClock implements InstantSource, NanoClock {
  private volatile Instant instant = Instant.parse("2026-01-01T00:00:00Z");

  @Override
  public Instant instant() {
    return instant;
  }

  @Override
  public long now() {
    Instant instant = this.instant;
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  public long micros() {
    return now() / 1000;
  }

  /** Moves the clock, back too. */
  public synchronized void advance(Duration by) {
    instant = instant.plus(by);
  }
}
