package dev.breaker.benchmarks.coldstart.app;

import dev.breaker.CircuitBreakers;
import dev.breaker.redis.RedisStorage;
import java.io.IOException;

/** With a breaker that the fleet shares. */
public final class OnRedis {
  private OnRedis() {}

  /**
   * Prints one response.
   *
   * @param args the server's base URL, and the URI of Redis
   * @throws IOException if there is none
   */
  public static void main(String[] args) throws IOException {
    try (CircuitBreakers breakers =
        CircuitBreakers.builder().storage(RedisStorage.connect(args[1])).build()) {
      Program.print(
          CircuitBrokenGitHub.create(Program.retrofit(args[0]), breakers).user("octocat"));
    }
  }
}
