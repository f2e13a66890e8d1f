package dev.breaker.tests.closedworld.program;

import dev.breaker.CircuitBreakers;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.Storage;
import java.time.Duration;

/** With circuits in the Redis of a URI. */
public final class OnRedis {
  private OnRedis() {}

  public static void main(String[] args) throws Exception {
    // Finds the storage by ServiceLoader.
    Storage.connect(args[0]).close();
    Storage storage = RedisStorage.builder().uri(args[0]).timeout(Duration.ofSeconds(10)).build();
    try (CircuitBreakers breakers = CircuitBreakers.builder().storage(storage).build()) {
      Story.tell(breakers);
      breakers.flush();
    }
  }
}
