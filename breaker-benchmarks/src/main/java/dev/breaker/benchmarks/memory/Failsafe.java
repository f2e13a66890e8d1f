package dev.breaker.benchmarks.memory;

import dev.failsafe.CircuitBreaker;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Failsafe's breakers. */
@State(Scope.Benchmark)
public class Failsafe {
  final CircuitBreaker<Object> countBased =
      CircuitBreaker.builder().withFailureThreshold(Windows.CALLS, Windows.CALLS).build();
  final CircuitBreaker<Object> timeBased =
      CircuitBreaker.builder().withFailureThreshold(Integer.MAX_VALUE, Windows.LENGTH).build();
  final CircuitBreaker<Object> open = CircuitBreaker.builder().withDelay(Windows.OPEN_TIME).build();

  /** Made by JMH. */
  public Failsafe() {
    open.open();
  }
}
