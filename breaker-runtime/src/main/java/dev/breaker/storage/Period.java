package dev.breaker.storage;

import org.jspecify.annotations.Nullable;

/**
 * One epoch of a {@link MemoryCircuit}: what it does with calls, and until when. Immutable but for
 * the window in it. A call keeps the period in which it was admitted and settles on that.
 */
public final class Period {
  final CircuitState state;
  final long epoch;

  /** When the open time or the probe's lease is over; without meaning while closed. */
  final long endsAt;

  final @Nullable String reason;
  final Window window;

  Period(CircuitState state, long epoch, long endsAt, @Nullable String reason, Window window) {
    this.state = state;
    this.epoch = epoch;
    this.endsAt = endsAt;
    this.reason = reason;
    this.window = window;
  }

  /**
   * Whether calls just go.
   *
   * @return true in {@link CircuitState#CLOSED}
   */
  public boolean isClosed() {
    return state == CircuitState.CLOSED;
  }

  /**
   * Why the circuit tripped.
   *
   * @return the reason, null while closed
   */
  public @Nullable String reason() {
    return reason;
  }

  long remainingNanos(long now) {
    return isClosed() ? 0 : Math.max(0, endsAt - now);
  }

  CircuitView view(long now) {
    Counts counts = window.counts(now);
    return new CircuitView(
        state, epoch, remainingNanos(now), counts.failures(), counts.total(), reason);
  }
}
