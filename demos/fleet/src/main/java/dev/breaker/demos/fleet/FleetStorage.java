package dev.breaker.demos.fleet;

import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.Storage;
import java.time.Duration;

/** The storage that all clients share. */
final class FleetStorage {
  static final Duration MAX_STALENESS = Duration.ofSeconds(1);

  private FleetStorage() {}

  /**
   * Opens it.
   *
   * @param push whether a change is to be heard at once, or with the next report only
   */
  static Storage open(String uri, String keyPrefix, Duration timeout, boolean push) {
    return RedisStorage.builder()
        .uri(uri)
        .keyPrefix(keyPrefix)
        .timeout(timeout)
        .maxStaleness(MAX_STALENESS)
        .push(push)
        .build();
  }
}
