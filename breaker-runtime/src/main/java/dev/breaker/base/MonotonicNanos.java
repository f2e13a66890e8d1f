package dev.breaker.base;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Reads an {@link InstantSource} as nanoseconds that never go back: when the source is set back,
 * time goes on from where it was, so that no window forgets and no open circuit freezes.
 */
public final class MonotonicNanos implements NanoClock {
  private final InstantSource source;
  private long offset;
  private long latest = Long.MIN_VALUE;

  /**
   * Reads that source.
   *
   * @param source tells the time
   */
  public MonotonicNanos(InstantSource source) {
    this.source = source;
  }

  @Override
  public synchronized long now() {
    Instant instant = source.instant();
    long raw = instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    if (raw + offset < latest) {
      offset = latest - raw;
    }
    latest = raw + offset;
    return latest;
  }
}
