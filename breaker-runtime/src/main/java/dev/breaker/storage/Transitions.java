package dev.breaker.storage;

import dev.breaker.storage.CircuitEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Which period follows another in a {@link MemoryCircuit}, and what is told of that. */
final class Transitions {
  private final BreakerPolicy policy;
  private final InstantSource wallClock;
  private final long reEnableNanos;
  private final long leaseNanos;

  Transitions(BreakerPolicy policy, InstantSource wallClock) {
    this.policy = policy;
    this.wallClock = wallClock;
    reEnableNanos = policy.reEnableAfter().toNanos();
    leaseNanos = policy.probeLease().toNanos();
  }

  /** The next period, in the given state. */
  Period turned(
      Period from,
      CircuitState to,
      String process,
      boolean byOperator,
      @Nullable String reason,
      long now) {
    String why = reason == null ? "unknown" : reason;
    boolean closed = to == CircuitState.CLOSED;
    return new Period(
        to,
        from.epoch + 1,
        now + (closed ? 0 : to == CircuitState.OPEN ? reEnableNanos : leaseNanos),
        closed ? null : why,
        closed ? new Window(policy.ttl(), now) : from.window,
        from.lock,
        told(from, Kind.of(to, byOperator), to, why, process, null, null, now));
  }

  /** The same period under a lock, in place of any before it. */
  Period locked(Period period, StorageRequest.Lock lock, String process, long now) {
    MemoryLock set =
        new MemoryLock(
            lock.state(),
            lock.reason(),
            lock.author(),
            when().plus(lock.duration()),
            now + lock.duration().toNanos());
    Kind kind = set.refuses() ? Kind.LOCKED_OPEN : Kind.LOCKED_CLOSED;
    return period.withLock(
        set,
        told(
            period, kind, period.state, set.reason(), process, set.author(), lock.duration(), now));
  }

  /** The same period without its lock; itself if none is in force. */
  Period unlocked(Period period, String author, String process, long now) {
    MemoryLock ended = period.lockAt(now);
    return ended == null
        ? period
        : period.withLock(
            null,
            told(period, Kind.UNLOCKED, period.state, ended.reason(), process, author, null, now));
  }

  private History told(
      Period from,
      Kind kind,
      CircuitState to,
      String why,
      String process,
      @Nullable String author,
      @Nullable Duration lockedFor,
      long now) {
    Counts counts = from.window.counts(now);
    return from.history.with(
        new CircuitEvent(
            when(),
            kind,
            from.state,
            to,
            author == null ? from.epoch + 1 : from.epoch,
            counts.failures(),
            counts.total(),
            why,
            process,
            author,
            lockedFor),
        now);
  }

  private Instant when() {
    return wallClock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
