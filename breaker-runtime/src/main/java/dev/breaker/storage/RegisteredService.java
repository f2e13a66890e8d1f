package dev.breaker.storage;

import java.time.Instant;

/**
 * A service that a process of the fleet protects.
 *
 * @param policy the settings in force
 * @param view its circuit as it is now
 * @param lastSeen when a process last registered it, on the storage's wall clock; a process that
 *     uses it does so about once an hour
 */
public record RegisteredService(BreakerPolicy policy, CircuitView view, Instant lastSeen) {
  /**
   * The protected service.
   *
   * @return its name
   */
  public String service() {
    return policy.service();
  }
}
