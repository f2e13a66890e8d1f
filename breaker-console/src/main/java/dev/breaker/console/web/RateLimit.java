package dev.breaker.console.web;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often something may happen for each address. An address starts with a full allowance, and
 * regains it evenly. Remembers the addresses of the last thousand, so it is bounded.
 */
final class RateLimit {
  private static final int REMEMBERED = 1_000;

  private final int allowance;
  private final long nanosEach;
  private final LongSupplier nanoTime;
  private final Map<String, Long> fullAgainAt = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * A limit.
   *
   * @param allowance how often at once
   * @param period the time in which all of it is regained
   */
  RateLimit(int allowance, Duration period, LongSupplier nanoTime) {
    this.allowance = allowance;
    this.nanoTime = nanoTime;
    nanosEach = period.toNanos() / allowance;
  }

  /** How long until it may happen once more, in nanoseconds; 0 if it may now. */
  synchronized long waitNanos(String address) {
    long now = nanoTime.getAsLong();
    Long full = fullAgainAt.get(address);
    return full == null ? 0 : Math.max(0, full - now - (allowance - 1) * nanosEach);
  }

  /** It happened. */
  synchronized void spend(String address) {
    long now = nanoTime.getAsLong();
    Long full = fullAgainAt.get(address);
    long from = full == null || full - now < 0 ? now : full;
    fullAgainAt.put(address, from + nanosEach);
    Iterator<Long> eldest = fullAgainAt.values().iterator();
    if (fullAgainAt.size() > REMEMBERED) {
      eldest.next();
      eldest.remove();
    }
  }
}
