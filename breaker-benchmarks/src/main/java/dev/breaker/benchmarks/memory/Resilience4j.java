package dev.breaker.benchmarks.memory;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Resilience4j's breakers. */
@State(Scope.Benchmark)
public class Resilience4j {
  final CircuitBreaker countBased = countBased();
  final CircuitBreaker timeBased = timeBased(Rule.MINIMUM);
  final CircuitBreaker lockFree = lockFree(Rule.MINIMUM);
  final CircuitBreaker countBasedFailing = countBased();
  final CircuitBreaker timeBasedFailing = timeBased(Rule.OUT_OF_REACH);
  final CircuitBreaker lockFreeFailing = lockFree(Rule.OUT_OF_REACH);
  final CircuitBreaker open = open(true);
  final CircuitBreaker openWithoutStackTrace = open(false);

  /** Made by JMH. */
  public Resilience4j() {
    // A window full of failures trips whatever the settings; this state only counts, as closed.
    countBasedFailing.transitionToMetricsOnlyState();
  }

  private static CircuitBreaker countBased() {
    return closed(
        SlidingWindowType.COUNT_BASED,
        Rule.CALLS,
        SlidingWindowSynchronizationStrategy.SYNCHRONIZED,
        Rule.MINIMUM);
  }

  private static CircuitBreaker timeBased(int minimum) {
    return closed(
        SlidingWindowType.TIME_BASED,
        Math.toIntExact(Rule.WINDOW.toSeconds()),
        SlidingWindowSynchronizationStrategy.SYNCHRONIZED,
        minimum);
  }

  /** Its window cannot be shorter than two seconds. */
  private static CircuitBreaker lockFree(int minimum) {
    return closed(
        SlidingWindowType.TIME_BASED, 2, SlidingWindowSynchronizationStrategy.LOCK_FREE, minimum);
  }

  private static CircuitBreaker closed(
      SlidingWindowType type,
      int size,
      SlidingWindowSynchronizationStrategy strategy,
      int minimum) {
    return CircuitBreaker.of(
        "closed",
        CircuitBreakerConfig.custom()
            .slidingWindow(size, minimum, type, strategy)
            .failureRateThreshold(Rule.PERCENT_FAILED)
            .build());
  }

  private static CircuitBreaker open(boolean stackTraces) {
    CircuitBreaker breaker =
        CircuitBreaker.of(
            "open",
            CircuitBreakerConfig.custom()
                .waitDurationInOpenState(Rule.OPEN_TIME)
                .writableStackTraceEnabled(stackTraces)
                .build());
    breaker.transitionToOpenState();
    return breaker;
  }

  /** A call as resilience4j's own decorators make it: a permit, and the time between two looks. */
  static void succeed(CircuitBreaker breaker) {
    if (breaker.tryAcquirePermission()) {
      long start = breaker.getCurrentTimestamp();
      breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
    }
  }

  static void fail(CircuitBreaker breaker, Throwable failure) {
    if (breaker.tryAcquirePermission()) {
      long start = breaker.getCurrentTimestamp();
      breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), failure);
    }
  }
}
