package dev.breaker.jfr;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.storage.BreakerPolicy;

/** A process that trips a circuit and is refused, twice, and says whether it has a recorder. */
final class WithoutRecorder {
  private WithoutRecorder() {}

  public static void main(String[] args) {
    try (CircuitBreakers breakers = CircuitBreakers.inMemory()) {
      CircuitBreaker breaker = breakers.breaker(BreakerPolicy.forService("github"));
      breaker.trip("broken");
      System.out.println("recorder: " + ModuleLayer.boot().findModule("jdk.jfr").isPresent());
      System.out.println("refused: " + breaker.tryAcquire().isEmpty());
      System.out.println("refused again: " + breaker.tryAcquire().isEmpty());
    }
  }
}
