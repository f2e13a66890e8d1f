package dev.breaker.benchmarks.memory;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.storage.BreakerPolicy;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** This project's breakers: one that stays closed whatever happens, and one that is open. */
@State(Scope.Benchmark)
public class Breaker {
  final CircuitBreaker closed;
  final CircuitBreaker open;

  /** Made by JMH. */
  public Breaker() {
    CircuitBreakers breakers = CircuitBreakers.inMemory();
    closed = breakers.breaker(policy("closed").withMinimumFailures(Integer.MAX_VALUE));
    open = breakers.breaker(policy("open"));
    open.trip("benchmark");
  }

  private static BreakerPolicy policy(String service) {
    return BreakerPolicy.forService(service)
        .withTtl(Windows.LENGTH)
        .withReEnableAfter(Windows.OPEN_TIME);
  }
}
