package dev.breaker.base;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a storage in trouble is left alone: 250 ms at first, twice as long each time, 10 seconds
 * at most, each by up to a quarter more or less so that a fleet does not come back in step. Not
 * safe for several threads.
 */
public final class Pause {
  private static final long FIRST = 250_000_000;
  private static final long LONGEST = 10_000_000_000L;

  private long next = FIRST;

  /** The first pause is next. */
  public Pause() {}

  /**
   * Begins a pause.
   *
   * @return how long it is, in nanoseconds
   */
  public long nextNanos() {
    long pause = next;
    next = Math.min(LONGEST, next * 2);
    return pause + ThreadLocalRandom.current().nextLong(-pause / 4, pause / 4);
  }

  /** The trouble is over: the next pause is a first one again. */
  public void over() {
    next = FIRST;
  }
}
