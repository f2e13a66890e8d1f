package dev.breaker.storage;

import java.time.Instant;

/** Other settings on a circuit in memory, which end at a time of the circuit's clock. */
record MemoryOverride(
    BreakerPolicy policy, String reason, String author, Instant until, long endsAt) {
  boolean hasEnded(long now) {
    return now - endsAt >= 0;
  }

  PolicyOverride view(long now) {
    return new PolicyOverride(policy, reason, author, until, endsAt - now);
  }
}
