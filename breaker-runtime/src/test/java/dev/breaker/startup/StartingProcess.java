package dev.breaker.startup;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.stream.Collectors;

/** A small program. Prints its steps, and the threads that are there after each. */
final class StartingProcess {
  private StartingProcess() {}

  public static void main(String[] args) throws Exception {
    step("started");
    CircuitBreakers.Builder builder = CircuitBreakers.builder();
    if (args.length == 1) {
      // However long a loaded machine takes for the first words: no timeout is to play a part.
      builder.storage(RedisStorage.builder().uri(args[0]).timeout(Duration.ofSeconds(10)).build());
    }
    try (CircuitBreakers breakers = builder.build()) {
      CircuitBreaker breaker = breakers.breaker(BreakerPolicy.forService("github"));
      step("made");
      breaker.acquire().succeeded();
      step("called");
    }
  }

  private static void step(String name) {
    String threads =
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(thread -> thread.contains("breaker"))
            .collect(Collectors.joining(" "));
    System.out.println("step " + name + " " + threads);
  }
}
