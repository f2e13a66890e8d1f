package dev.breaker.benchmarks.redis;

import dev.breaker.CircuitBreaker;
import dev.breaker.Permit;
import java.util.stream.LongStream;

/**
 * Calls that succeed where they may go, with the moment at which that was decided. One thread's.
 */
final class TimedCalls implements Operation {
  private final CircuitBreaker breaker;
  private final LongStream.Builder admitted = LongStream.builder();
  private final LongStream.Builder refused = LongStream.builder();

  TimedCalls(CircuitBreaker breaker) {
    this.breaker = breaker;
  }

  @Override
  public void run() {
    if (breaker.admit() instanceof Permit permit) {
      admitted.add(System.nanoTime());
      permit.succeeded();
    } else {
      refused.add(System.nanoTime());
    }
  }

  /** The moments, by {@link System#nanoTime()}. Once only, when there are no more calls. */
  LongStream admitted() {
    return admitted.build();
  }

  /** The same of the calls that did not go. */
  LongStream refused() {
    return refused.build();
  }
}
