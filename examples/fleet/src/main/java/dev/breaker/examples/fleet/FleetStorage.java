package dev.breaker.examples.fleet;

import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.Storage;
import java.time.Duration;

/** The storage that all clients share. */
final class FleetStorage {
  /**
   * Not the default of 100 ms: many processes that share a laptop's cores can be held up longer.
   */
  static final Duration TIMEOUT = Duration.ofMillis(500);

  static final Duration MAX_STALENESS = Duration.ofSeconds(1);

  private FleetStorage() {}

  /**
   * Opens it.
   *
   * @param push whether a change is to be heard at once, or with the next report only
   */
  static Storage open(String uri, String keyPrefix, boolean push) {
    return RedisStorage.builder()
        .uri(uri)
        .keyPrefix(keyPrefix)
        .timeout(TIMEOUT)
        .maxStaleness(MAX_STALENESS)
        .push(push)
        .build();
  }
}
