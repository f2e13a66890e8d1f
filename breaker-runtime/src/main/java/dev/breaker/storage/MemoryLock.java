package dev.breaker.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A lock on a circuit in memory, which ends at a time of the circuit's clock. */
record MemoryLock(CircuitState state, String reason, String author, Instant until, long endsAt) {
  static @Nullable MemoryLock of(@Nullable CircuitLock view, long now) {
    return view == null
        ? null
        : new MemoryLock(
            view.state(), view.reason(), view.author(), view.until(), now + view.remainingNanos());
  }

  boolean refuses() {
    return state == CircuitState.OPEN;
  }

  CircuitLock view(long now) {
    return new CircuitLock(state, reason, author, until, endsAt - now);
  }
}
