package dev.breaker.storage;

import dev.breaker.storage.CircuitEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Which period follows another in a {@link MemoryCircuit}, and what is told of that. */
final class Transitions {
  private final BreakerPolicy registered;
  private final InstantSource wallClock;

  Transitions(BreakerPolicy registered, InstantSource wallClock) {
    this.registered = registered;
    this.wallClock = wallClock;
  }

  /** The settings that rule a period. */
  BreakerPolicy policyOf(Period period) {
    MemoryOverride override = period.override;
    return override == null ? registered : override.policy();
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
    BreakerPolicy policy = policyOf(from);
    boolean ramps = closed && !byOperator && !policy.rampUp().isZero();
    Trials before = from.isClosed() ? from.trials.ofClosed(policy, now) : from.trials;
    return new Period(
        to,
        from.epoch + 1,
        now + lasts(to, byOperator, before, policy, now),
        ramps,
        closed ? null : why,
        closed ? new Window(policy.ttl(), now) : from.window,
        from.lock,
        from.override,
        told(from, Kind.of(to, byOperator), to, why, process, null, null, now),
        after(to, byOperator, before, now));
  }

  private static long lasts(
      CircuitState state, boolean byOperator, Trials trials, BreakerPolicy policy, long now) {
    return switch (state) {
      case CLOSED -> policy.rampUp().toNanos();
      case HALF_OPEN -> policy.probeLease().toNanos();
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
        ? from.nextLease(now + policyOf(from).probeLease().toNanos(), from.trials)
        : turned(from, CircuitState.HALF_OPEN, process, false, from.reason, now);
  }

  /** The probe succeeded: the last of those that have to resets the circuit. */
  Period probeSucceeded(Period from, String process, long now) {
    return from.trials.succeeded() + 1 < policyOf(from).probes()
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

  /** The same period under other settings, in place of any override before it. */
  Period overridden(Period period, StorageRequest.OverridePolicy asked, String process, long now) {
    MemoryOverride set =
        new MemoryOverride(
            asked.override(),
            asked.reason(),
            asked.author(),
            when().plus(asked.duration()),
            now + asked.duration().toNanos());
    return period.withOverride(
        set,
        windowFor(asked.override(), period, now),
        told(
            period,
            Kind.OVERRIDDEN,
            period.state,
            set.reason(),
            process,
            set.author(),
            asked.duration(),
            now));
  }

  /** The same period under other settings, of which the history says nothing. */
  Period ruledBy(Period period, @Nullable MemoryOverride set, long now) {
    BreakerPolicy policy = set == null ? registered : set.policy();
    return period.withOverride(set, windowFor(policy, period, now), period.history);
  }

  /** The same period by the registered settings; itself if there is no override. */
  Period reverted(Period period, String author, String process, long now) {
    MemoryOverride ended = period.overrideAt(now);
    return ended == null
        ? period
        : period.withOverride(
            null,
            windowFor(registered, period, now),
            told(period, Kind.REVERTED, period.state, ended.reason(), process, author, null, now));
  }

  /** The same period, if its override has ended, by the registered settings; else itself. */
  Period current(Period period, String process, long now) {
    MemoryOverride ended = period.override;
    if (ended == null || !ended.hasEnded(now)) {
      return period;
    }
    Window window = windowFor(registered, period, now);
    Counts counts = window.counts(now);
    CircuitEvent event =
        new CircuitEvent(
            registered.service(),
            ended.until(),
            Kind.OVERRIDE_ENDED,
            period.state,
            period.state,
            period.epoch,
            counts.failures(),
            counts.total(),
            ended.reason(),
            process,
            ended.author(),
            null);
    return period.withOverride(null, window, period.history.with(event, now));
  }

  /** A window of another length starts empty. */
  private Window windowFor(BreakerPolicy next, Period period, long now) {
    return next.ttl().equals(policyOf(period).ttl()) ? period.window : new Window(next.ttl(), now);
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
            registered.service(),
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
