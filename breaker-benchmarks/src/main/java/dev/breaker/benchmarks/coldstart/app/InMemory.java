package dev.breaker.benchmarks.coldstart.app;

import dev.breaker.CircuitBreakers;
import java.io.IOException;

/** With a breaker of its own. */
public final class InMemory {
  private InMemory() {}

  /**
   * Prints one response.
   *
   * @param args the server's base URL
   * @throws IOException if there is none
   */
  public static void main(String[] args) throws IOException {
    try (CircuitBreakers breakers = CircuitBreakers.inMemory()) {
      Program.print(
          CircuitBrokenGitHub.create(Program.retrofit(args[0]), breakers).user("octocat"));
    }
  }
}
