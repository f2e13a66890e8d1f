package dev.breaker.fleet;

import static dev.breaker.base.Log.LOG;

import dev.breaker.base.NanoClock;
import dev.breaker.base.ProcessClock;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitEvent.Kind;
import dev.breaker.storage.CircuitLock;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.PolicyOverride;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices that an operator has locked a circuit or put other settings in force, or ended that, and
 * tells the listeners and the log. For one thread at a time.
 */
final class OperatorWatch {
  private static final NanoClock CLOCK = ProcessClock.SYSTEM;

  private final String service;
  private final Events events;
  private @Nullable CircuitLock lock;
  private @Nullable PolicyOverride override;

  // When they end by themselves. Not by the wall clock, which can be wrong here or there.
  private long lockEndsAt;
  private long overrideEndsAt;

  OperatorWatch(String service, Events events) {
    this.service = service;
    this.events = events;
  }

  void observe(CircuitView view) {
    CircuitLock locked = view.lock();
    if (!Objects.equals(until(locked), until(lock))) {
      LOG.log(
          Level.WARNING,
          "Circuit breaker {0} is {1}",
          service,
          locked == null ? "no longer locked." : locked);
      tellOfLock(lock, locked, view);
      lock = locked;
      lockEndsAt = locked == null ? 0 : CLOCK.now() + locked.remainingNanos();
    }
    PolicyOverride rules = view.override();
    if (!Objects.equals(until(rules), until(override))) {
      LOG.log(
          Level.WARNING,
          "The policy of circuit breaker {0} is {1}",
          service,
          rules == null ? "no longer overridden." : rules);
      tellOfOverride(override, rules, view);
      override = rules;
      overrideEndsAt = rules == null ? 0 : CLOCK.now() + rules.remainingNanos();
    }
  }

  private static @Nullable Instant until(@Nullable CircuitLock lock) {
    return lock == null ? null : lock.until();
  }

  private static @Nullable Instant until(@Nullable PolicyOverride override) {
    return override == null ? null : override.until();
  }

  /** The history has no event for a lock that ends by itself, so there is none here. */
  private void tellOfLock(
      @Nullable CircuitLock before, @Nullable CircuitLock now, CircuitView view) {
    if (now != null) {
      Kind kind = now.refuses() ? Kind.LOCKED_OPEN : Kind.LOCKED_CLOSED;
      tell(view, kind, now.reason(), now.author(), lasting(now.remainingNanos()));
    } else if (before != null && CLOCK.now() - lockEndsAt < 0) {
      tell(view, Kind.UNLOCKED, before.reason(), null, null);
    }
  }

  private void tellOfOverride(
      @Nullable PolicyOverride before, @Nullable PolicyOverride now, CircuitView view) {
    if (now != null) {
      Duration lasting = lasting(now.remainingNanos());
      tell(view, Kind.OVERRIDDEN, now.reason(), now.author(), lasting);
    } else if (before != null) {
      boolean early = CLOCK.now() - overrideEndsAt < 0;
      tell(view, early ? Kind.REVERTED : Kind.OVERRIDE_ENDED, before.reason(), null, null);
    }
  }

  private static Duration lasting(long nanos) {
    return Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(nanos));
  }

  private void tell(
      CircuitView view,
      Kind kind,
      String reason,
      @Nullable String author,
      @Nullable Duration lasting) {
    events.operated(
        new CircuitEvent(
            service,
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            kind,
            view.state(),
            view.state(),
            view.epoch(),
            view.failures(),
            view.total(),
            reason,
            "unknown",
            author,
            lasting));
  }
}
