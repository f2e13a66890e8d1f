package dev.breaker.benchmarks.memory;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.storage.BreakerPolicy;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** This project's breakers. */
@State(Scope.Benchmark)
public class Breaker {
  private final CircuitBreakers breakers = CircuitBreakers.inMemory();

  final CircuitBreaker closed = breaker("closed", Rule.MINIMUM);
  final CircuitBreaker failing = breaker("failing", Rule.OUT_OF_REACH);
  final CircuitBreaker open = breaker("open", Rule.MINIMUM);

  /** Made by JMH. */
  public Breaker() {
    open.trip("benchmark");
  }

  private CircuitBreaker breaker(String service, int minimumFailures) {
    return breakers.breaker(
        BreakerPolicy.forService(service)
            .withTtl(Rule.WINDOW)
            .withPercentFailed(Rule.PERCENT_FAILED)
            .withReEnableAfter(Rule.OPEN_TIME)
            .withMinimumFailures(minimumFailures));
  }
}
