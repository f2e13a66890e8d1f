package dev.breaker.storage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One epoch of a {@link MemoryCircuit}, or a part of one between changes of a lock: what it does
 * with calls, and until when. Immutable but for the window in it. A call keeps the period in which
 * it was admitted and settles on that.
 */
public final class Period {
  /** For calls that go although the circuit is not closed: their outcomes change nothing. */
  static final Period UNCOUNTED =
      new Period(
          CircuitState.OPEN, 0, 0, null, new Window(Duration.ofSeconds(1), 0), null, History.EMPTY);

  final CircuitState state;
  final long epoch;

  /** When the open time or the probe's lease is over; without meaning while closed. */
  final long endsAt;

  final @Nullable String reason;
  final Window window;
  final @Nullable MemoryLock lock;
  final History history;

  /** Whether calls just go and count, now and until something changes. */
  final boolean admitsAll;

  Period(
      CircuitState state,
      long epoch,
      long endsAt,
      @Nullable String reason,
      Window window,
      @Nullable MemoryLock lock,
      History history) {
    this.state = state;
    this.epoch = epoch;
    this.endsAt = endsAt;
    this.reason = reason;
    this.window = window;
    this.lock = lock;
    this.history = history;
    admitsAll = state == CircuitState.CLOSED && (lock == null || !lock.refuses());
  }

  /**
   * Whether outcomes of the calls that it admits count in the window.
   *
   * @return true in {@link CircuitState#CLOSED}
   */
  public boolean isClosed() {
    return state == CircuitState.CLOSED;
  }

  /**
   * Whether the call that it admits is the probe.
   *
   * @return true in {@link CircuitState#HALF_OPEN}
   */
  public boolean isProbe() {
    return state == CircuitState.HALF_OPEN;
  }

  /**
   * Whether it stands for calls that a lock lets go although the circuit is not closed.
   *
   * @return true if their outcomes change nothing
   */
  public boolean isUncounted() {
    return this == UNCOUNTED;
  }

  Period withLock(@Nullable MemoryLock changed, History told) {
    return new Period(state, epoch, endsAt, reason, window, changed, told);
  }

  Period endingAt(long when) {
    return new Period(state, epoch, when, reason, window, lock, history);
  }

  @Nullable MemoryLock lockAt(long now) {
    MemoryLock set = lock;
    return set == null || now - set.endsAt() >= 0 ? null : set;
  }

  private long remainingNanos(long now) {
    return isClosed() ? 0 : Math.max(0, endsAt - now);
  }

  CircuitView view(long now) {
    return view(now, window.counts(now));
  }

  /**
   * What a refusal needs of the view. The counts are zeros, since adding them up takes longest.
   *
   * @param now the time on the circuit's clock
   * @return state, time left, reason and lock
   */
  public CircuitView viewWithoutCounts(long now) {
    return view(now, Counts.NONE);
  }

  private CircuitView view(long now, Counts counts) {
    MemoryLock live = lockAt(now);
    return new CircuitView(
        state,
        epoch,
        remainingNanos(now),
        counts.failures(),
        counts.total(),
        reason,
        history.start(),
        live == null ? null : live.view(now));
  }
}
