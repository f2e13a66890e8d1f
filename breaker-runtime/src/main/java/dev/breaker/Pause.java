package dev.breaker;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a storage in trouble is left alone: 250 ms at first, twice as long each time, 10 seconds
 * at most, each by up to a quarter more or less so that a fleet does not come back in step. Not
 * safe for several threads.
 */
final class Pause {
  private static final long FIRST = 250_000_000;
  private static final long LONGEST = 10_000_000_000L;

  private long next = FIRST;

  long nextNanos() {
    long pause = next;
    next = Math.min(LONGEST, next * 2);
    return pause + ThreadLocalRandom.current().nextLong(-pause / 4, pause / 4);
  }

  void over() {
    next = FIRST;
  }
}
