package dev.breaker.tests.closedworld.program;

import dev.breaker.CircuitBreakers;

/** With circuits in this process's memory. */
public final class InMemory {
  private InMemory() {}

  public static void main(String[] args) throws Exception {
    try (CircuitBreakers breakers = CircuitBreakers.inMemory()) {
      Story.tell(breakers);
    }
  }
}
