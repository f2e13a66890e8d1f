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
          CircuitState.OPEN,
          0,
          0,
          false,
          null,
          new Window(Duration.ofSeconds(1), 0),
          null,
          null,
          History.EMPTY,
          Trials.NONE);

  final CircuitState state;
  final long epoch;

  /** When the open time, the probe's lease or the ramp is over. */
  final long endsAt;

  /** Whether this closed period begins with a ramp. */
  final boolean ramps;

  final @Nullable String reason;
  final Window window;
  final @Nullable MemoryLock lock;
  final @Nullable MemoryOverride override;
  final History history;
  final Trials trials;

  /** Whether calls just go and count, now and until something changes. */
  final boolean admitsAll;

  Period(
      CircuitState state,
      long epoch,
      long endsAt,
      boolean ramps,
      @Nullable String reason,
      Window window,
      @Nullable MemoryLock lock,
      @Nullable MemoryOverride override,
      History history,
      Trials trials) {
    this.state = state;
    this.epoch = epoch;
    this.endsAt = endsAt;
    this.ramps = ramps;
    this.reason = reason;
    this.window = window;
    this.lock = lock;
    this.override = override;
    this.history = history;
    this.trials = trials;
    admitsAll =
        state == CircuitState.CLOSED
            && !ramps
            && override == null
            && (lock == null || !lock.refuses());
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
    return new Period(state, epoch, endsAt, ramps, reason, window, changed, override, told, trials);
  }

  Period withOverride(@Nullable MemoryOverride changed, Window counting, History told) {
    return new Period(state, epoch, endsAt, ramps, reason, counting, lock, changed, told, trials);
  }

  Period endingAt(long when) {
    return new Period(state, epoch, when, ramps, reason, window, lock, override, history, trials);
  }

  Period withTrials(Trials changed) {
    return new Period(
        state, epoch, endsAt, ramps, reason, window, lock, override, history, changed);
  }

  /** The ramp is over. */
  Period withoutRamp() {
    return new Period(state, epoch, endsAt, false, reason, window, lock, override, history, trials);
  }

  /** Still half-open: a lease begins, or one ends before the next. Each has its own epoch. */
  Period nextLease(long until, Trials changed) {
    return new Period(
        state, epoch + 1, until, ramps, reason, window, lock, override, history, changed);
  }

  /**
   * Whether only a share of the calls that it admits goes, at least at first.
   *
   * @return true if a ramp begins it
   */
  public boolean ramps() {
    return ramps;
  }

  @Nullable MemoryLock lockAt(long now) {
    MemoryLock set = lock;
    return set == null || now - set.endsAt() >= 0 ? null : set;
  }

  /** The override that is in force, if any. */
  @Nullable MemoryOverride overrideAt(long now) {
    MemoryOverride set = override;
    return set == null || set.hasEnded(now) ? null : set;
  }

  private long remainingNanos(long now) {
    return isClosed() && !ramps ? 0 : Math.max(0, endsAt - now);
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
    MemoryOverride rules = overrideAt(now);
    return new CircuitView(
        state,
        epoch,
        remainingNanos(now),
        counts.failures(),
        counts.total(),
        reason,
        history.start(),
        live == null ? null : live.view(now),
        rules == null ? null : rules.view(now));
  }
}
