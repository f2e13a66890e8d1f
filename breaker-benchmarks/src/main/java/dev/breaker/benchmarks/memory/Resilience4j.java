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
  final CircuitBreaker countBased =
      closed(
          SlidingWindowType.COUNT_BASED,
          Windows.CALLS,
          SlidingWindowSynchronizationStrategy.SYNCHRONIZED);
  final CircuitBreaker timeBased =
      closed(
          SlidingWindowType.TIME_BASED,
          Math.toIntExact(Windows.LENGTH.toSeconds()),
          SlidingWindowSynchronizationStrategy.SYNCHRONIZED);

  /** Its window cannot be shorter than two seconds. */
  final CircuitBreaker lockFree =
      closed(SlidingWindowType.TIME_BASED, 2, SlidingWindowSynchronizationStrategy.LOCK_FREE);

  final CircuitBreaker countBasedFailing =
      closed(
          SlidingWindowType.COUNT_BASED,
          Windows.CALLS,
          SlidingWindowSynchronizationStrategy.SYNCHRONIZED);
  final CircuitBreaker open = open(true);
  final CircuitBreaker openWithoutStackTraces = open(false);

  /** Made by JMH. */
  public Resilience4j() {
    // A window full of failures trips whatever the settings; this state only counts, as closed.
    countBasedFailing.transitionToMetricsOnlyState();
  }

  private static CircuitBreaker closed(
      SlidingWindowType type, int size, SlidingWindowSynchronizationStrategy strategy) {
    return CircuitBreaker.of(
        "closed",
        CircuitBreakerConfig.custom()
            .slidingWindow(size, Integer.MAX_VALUE, type, strategy)
            .build());
  }

  private static CircuitBreaker open(boolean stackTraces) {
    CircuitBreaker breaker =
        CircuitBreaker.of(
            "open",
            CircuitBreakerConfig.custom()
                .waitDurationInOpenState(Windows.OPEN_TIME)
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
