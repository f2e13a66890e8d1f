package dev.breaker.base;

import java.util.concurrent.TimeUnit;

/**
 * Elapsed time that goes on while the process is frozen. {@link System#nanoTime()} stands still
 * while AWS Lambda keeps a sandbox suspended, while a machine sleeps, and between a snapshot and
 * its restoration; a circuit that was open for 5 minutes would be so for hours.
 *
 * <p>So whenever the wall clock has moved on by 100 ms or more than {@code nanoTime} has, that is
 * time that was missed, and is added. A wall clock that is set back changes nothing; one that is
 * set forward passes for a freeze, so circuits in memory forget, or probe, that much earlier.
 *
 * <p>Safe for any number of threads.
 */
public class ProcessClock implements NanoClock {
  /** The clock of this process. */
  public static final NanoClock SYSTEM = new ProcessClock();

  private static final long NOTICED_FROM = TimeUnit.MILLISECONDS.toNanos(100);

  private volatile long missed;

  /** How far the wall clock was ahead of the running time when they were last compared. */
  @SuppressWarnings("this-escape") // Only tests override the two times, with no fields.
  private volatile long lead = wallTime() - runningTime();

  /** A clock of its own, for tests; the process has {@link #SYSTEM}. */
  protected ProcessClock() {}

  /**
   * The time that runs on while the process does.
   *
   * @return nanoseconds
   */
  protected long runningTime() {
    return System.nanoTime();
  }

  /**
   * The time of day.
   *
   * @return nanoseconds
   */
  protected long wallTime() {
    return System.currentTimeMillis() * 1_000_000;
  }

  @Override
  public final long roughlyNow() {
    return runningTime() + missed;
  }

  @Override
  public final long now() {
    long running = runningTime();
    if (Math.abs(wallTime() - running - lead) >= NOTICED_FROM) {
      catchUp();
      running = runningTime();
    }
    return running + missed;
  }

  private synchronized void catchUp() {
    long running = runningTime();
    long drift = wallTime() - running - lead;
    if (Math.abs(drift) < NOTICED_FROM) {
      return;
    }
    // First, so that no other thread takes the clock for right before it is.
    if (drift > 0) {
      missed += drift;
    }
    lead += drift;
  }
}
