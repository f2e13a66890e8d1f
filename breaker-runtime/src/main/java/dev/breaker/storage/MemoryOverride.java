package dev.breaker.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Other settings on a circuit in memory, which end at a time of the circuit's clock. */
record MemoryOverride(
    BreakerPolicy policy, String reason, String author, Instant until, long endsAt) {
  static @Nullable MemoryOverride of(@Nullable PolicyOverride view, long now) {
    return view == null
        ? null
        : new MemoryOverride(
            view.policy(), view.reason(), view.author(), view.until(), now + view.remainingNanos());
  }

  boolean hasEnded(long now) {
    return now - endsAt >= 0;
  }

  PolicyOverride view(long now) {
    return new PolicyOverride(policy, reason, author, until, endsAt - now);
  }
}
