package dev.breaker.demos.fleet;

import java.util.concurrent.TimeUnit;

/**
 * The times at which one of several threads calls, so that together their calls are evenly spread.
 * A time that is over before the last call has ended is left out.
 */
final class Pace {
  private final long start = System.nanoTime();
  private final long period;
  private final long offset;
  private long turn;

  /** For the thread of this number, from 0, if so many threads make so many calls a second. */
  Pace(int thread, int threads, int callsPerSecond) {
    period = TimeUnit.SECONDS.toNanos(threads) / callsPerSecond;
    offset = period * thread / threads;
  }

  void awaitTurn() throws InterruptedException {
    long wait = nanosUntilTurn(System.nanoTime() - start);
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
  }

  /** Takes the next turn that is not over. */
  long nanosUntilTurn(long sinceStart) {
    turn = Math.max(turn, (sinceStart - offset) / period);
    long wait = offset + turn * period - sinceStart;
    turn++;
    return wait;
  }
}
