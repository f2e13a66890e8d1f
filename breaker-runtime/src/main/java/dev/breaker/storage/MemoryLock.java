package dev.breaker.storage;

import java.time.Instant;

/** A lock on a circuit in memory, which ends at a time of the circuit's clock. */
record MemoryLock(CircuitState state, String reason, String author, Instant until, long endsAt) {
  boolean refuses() {
    return state == CircuitState.OPEN;
  }

  CircuitLock view(long now) {
    return new CircuitLock(state, reason, author, until, endsAt - now);
  }
}
