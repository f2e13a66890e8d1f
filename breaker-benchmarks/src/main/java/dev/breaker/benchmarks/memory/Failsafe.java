package dev.breaker.benchmarks.memory;

import dev.failsafe.CircuitBreaker;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Failsafe's breakers. */
@State(Scope.Benchmark)
public class Failsafe {
  final CircuitBreaker<Object> countBased =
      CircuitBreaker.builder().withFailureThreshold(Rule.PERCENT_FAILED, Rule.CALLS).build();
  final CircuitBreaker<Object> timeBased = timeBased(Rule.MINIMUM);
  final CircuitBreaker<Object> failing = timeBased(Rule.OUT_OF_REACH);
  final CircuitBreaker<Object> open = CircuitBreaker.builder().withDelay(Rule.OPEN_TIME).build();

  /** Made by JMH. */
  public Failsafe() {
    open.open();
  }

  private static CircuitBreaker<Object> timeBased(int minimum) {
    return CircuitBreaker.builder()
        .withFailureRateThreshold(Rule.PERCENT_FAILED, minimum, Rule.WINDOW)
        .build();
  }
}
