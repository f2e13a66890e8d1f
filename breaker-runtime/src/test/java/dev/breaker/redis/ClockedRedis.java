package dev.breaker.redis;

import dev.breaker.base.NanoClock;
import java.time.Duration;

/** A storage for which connections were idle for as long as a test says. */
public final class ClockedRedis {
  private ClockedRedis() {}

  /** One that waits for long, as a loaded machine may need. */
  public static RedisStorage storage(String uri, NanoClock clock) {
    return RedisStorage.builder()
        .uri(uri)
        .timeout(Duration.ofSeconds(10))
        .build(CircuitScript.load(), clock);
  }
}
