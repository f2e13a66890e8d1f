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
  private final long leaseNanos;
  private final long rampNanos;

  Transitions(BreakerPolicy policy, InstantSource wallClock) {
    this.policy = policy;
    this.wallClock = wallClock;
    leaseNanos = policy.probeLease().toNanos();
    rampNanos = policy.rampUp().toNanos();
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
    boolean ramps = closed && !byOperator && rampNanos > 0;
    Trials before = from.isClosed() ? from.trials.ofClosed(policy, now) : from.trials;
    return new Period(
        to,
        from.epoch + 1,
        now + lasts(to, byOperator, before, now),
        ramps,
        closed ? null : why,
        closed ? new Window(policy.ttl(), now) : from.window,
        from.lock,
        told(from, Kind.of(to, byOperator), to, why, process, null, null, now),
        after(to, byOperator, before, now));
  }

  private long lasts(CircuitState state, boolean byOperator, Trials trials, long now) {
    return switch (state) {
      case CLOSED -> rampNanos;
      case HALF_OPEN -> leaseNanos;
      case OPEN ->
          byOperator ? trials.openNanosByOperator(policy, now) : trials.openNanos(policy, now);
    };
  }

  private static Trials after(CircuitState state, boolean byOperator, Trials trials, long now) {
    return switch (state) {
      case CLOSED -> trials.reset(now);
      case HALF_OPEN -> trials;
      case OPEN -> byOperator ? trials.trippedByOperator() : trials.tripped();
    };
  }

  /** A probe may go: the first, or the next one while the circuit is half-open. */
  Period leased(Period from, String process, long now) {
    return from.isProbe()
        ? from.nextLease(now + leaseNanos, from.trials)
        : turned(from, CircuitState.HALF_OPEN, process, false, from.reason, now);
  }

  /** The probe succeeded: the last of those that have to resets the circuit. */
  Period probeSucceeded(Period from, String process, long now) {
    return from.trials.succeeded() + 1 < policy.probes()
        ? from.nextLease(now, from.trials.probeSucceeded())
        : turned(
            from,
            CircuitState.CLOSED,
            process,
            false,
            TripReason.inWords(TripReason.probeSucceeded()),
            now);
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
