package dev.breaker.redis;

import dev.breaker.fixtures.FakeClock;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitEvent.Kind;
import dev.breaker.storage.CircuitLock;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.FailureCount;
import dev.breaker.storage.PeriodStart;
import dev.breaker.storage.PolicyOverride;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a circuit is meant to do, in the plainest words: it keeps everything that happened, with its
 * time, and adds it up anew each time it is asked.
 */
final class CircuitModel {
  private record Outcomes(
      long slot, long successes, long failures, List<FailureCount> reasons, String process) {}

  private record Lock(StorageRequest.Lock asked, Instant until, long endsAt) {}

  private record Overridden(StorageRequest.OverridePolicy asked, Instant until, long endsAt) {}

  private final BreakerPolicy registered;

  /** The settings in force. */
  private BreakerPolicy policy;

  private Overridden override;
  private final FakeClock clock;
  private final List<Outcomes> window = new ArrayList<>();
  private final List<Long> trips = new ArrayList<>();
  private final List<CircuitEvent> events = new ArrayList<>();
  private CircuitState state = CircuitState.CLOSED;
  private long epoch = 1;
  private long endsAt;
  private int tripsInARow;
  private Long resetAt;
  private int succeeded;
  private Long askedUntil;
  private String reason;
  private PeriodStart start;
  private Lock lock;

  CircuitModel(BreakerPolicy policy, FakeClock clock) {
    registered = policy;
    this.policy = policy;
    this.clock = clock;
  }

  long epoch() {
    return epoch;
  }

  StorageReply.Taken take(String process, StorageRequest request) {
    if (override != null && now() >= override.endsAt()) {
      Overridden ended = override;
      override = null;
      rule(registered);
      tell(
          ended.until(),
          Kind.OVERRIDE_ENDED,
          ended.asked().reason(),
          process,
          ended.asked().author(),
          null);
    }
    boolean leased = false;
    boolean held = false;
    if (request instanceof StorageRequest.Admit) {
      leased = admit(process);
    } else if (request instanceof StorageRequest.Report report) {
      held = report(report, process);
    } else if (request instanceof StorageRequest.Trip trip) {
      open(trip.reason(), Kind.TRIPPED_BY_OPERATOR, process);
    } else if (request instanceof StorageRequest.Reset) {
      close("reset by an operator", Kind.RESET_BY_OPERATOR, process);
    } else if (request instanceof StorageRequest.Lock asked) {
      lock(asked, process);
    } else if (request instanceof StorageRequest.Unlock asked) {
      unlock(asked, process);
    } else if (request instanceof StorageRequest.OverridePolicy asked) {
      override = new Overridden(asked, wall().plus(asked.duration()), now() + nanos(asked));
      tell(wall(), Kind.OVERRIDDEN, asked.reason(), process, asked.author(), asked.duration());
      rule(asked.override());
    } else if (request instanceof StorageRequest.RevertPolicy asked && override != null) {
      tell(wall(), Kind.REVERTED, override.asked().reason(), process, asked.author(), null);
      override = null;
      rule(registered);
    }
    return new StorageReply.Taken(view(), leased, held, override == null ? null : policy);
  }

  private static long nanos(StorageRequest.OverridePolicy asked) {
    return asked.duration().toNanos();
  }

  private void rule(BreakerPolicy next) {
    if (!next.ttl().equals(policy.ttl())) {
      window.clear();
    }
    policy = next;
  }

  private boolean admit(String process) {
    if (isLocked() || state == CircuitState.CLOSED || now() < endsAt) {
      return false;
    }
    if (state == CircuitState.HALF_OPEN) {
      epoch++;
    } else {
      turn(CircuitState.HALF_OPEN, Kind.PROBING, reason, process);
    }
    endsAt = now() + policy.probeLease().toNanos();
    return true;
  }

  private boolean report(StorageRequest.Report report, String process) {
    if (report.epoch() != epoch || state == CircuitState.OPEN) {
      return false;
    }
    boolean probe = state == CircuitState.HALF_OPEN;
    if (probe && report.abandoned()) {
      endsAt = now();
    }
    if (report.failures() > 0 && report.retryAfterNanos() > 0) {
      long until = now() + report.retryAfterNanos();
      askedUntil = askedUntil == null ? until : Math.max(askedUntil, until);
    }
    if (probe && isLocked()) {
      return false;
    }
    if (probe && report.failures() == 0) {
      if (report.successes() > 0 && ++succeeded < policy.probes()) {
        epoch++;
        endsAt = now();
      } else if (report.successes() > 0) {
        close("the probe succeeded", Kind.RESET, process);
      }
      return false;
    }
    window.add(
        new Outcomes(slot(), report.successes(), report.failures(), report.reasons(), process));
    if (report.failures() == 0) {
      return false;
    }
    if (probe) {
      open("probe failed: " + report.reasons().get(0).reason(), Kind.TRIPPED, process);
      return false;
    }
    if (isLocked()
        || failures() < policy.minimumFailures()
        || failures() * 100.0 < policy.percentFailed() * total()) {
      return false;
    }
    if (reporters() < policy.minimumProcesses()) {
      return true;
    }
    open(why(), Kind.TRIPPED, process);
    return false;
  }

  private String why() {
    Map<String, Long> counts = new TreeMap<>();
    window.stream()
        .filter(outcomes -> outcomes.slot() / 8 > slot() / 8 - 4)
        .flatMap(outcomes -> outcomes.reasons().stream())
        .forEach(count -> counts.merge(count.reason(), count.count(), Long::sum));
    List<String> kinds =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(entry -> entry.getValue() + " x " + entry.getKey())
            .collect(Collectors.toCollection(ArrayList::new));
    long others = failures() - counts.values().stream().mapToLong(Long::longValue).sum();
    if (others > 0) {
      kinds.add(others + (others == 1 ? " other" : " others"));
    }
    long reporters = reporters();
    return String.format(
        Locale.ROOT,
        "%d of %d calls failed (%.1f %%): %s; seen by %d process%s",
        failures(),
        total(),
        Math.floor(failures() * 1000.0 / total() + 0.5) / 10,
        String.join(", ", kinds),
        reporters,
        reporters == 1 ? "" : "es");
  }

  private void open(String why, Kind kind, String process) {
    trips.add(now());
    long reEnable = policy.reEnableAfter().toNanos();
    forgetTripsBeforeAResetThatHeld();
    turn(CircuitState.OPEN, kind, why, process);
    long longest = Math.max(policy.maxReEnableAfter().toNanos(), reEnable);
    double open = reEnable;
    if (kind == Kind.TRIPPED) {
      open = Math.min(reEnable * Math.pow(policy.backoff(), tripsInARow), (double) longest);
      tripsInARow++;
    }
    succeeded = 0;
    endsAt = now() + (long) Math.floor(open / 1_000) * 1_000;
    if (askedUntil != null) {
      endsAt = Math.max(endsAt, Math.min(askedUntil, now() + longest));
    }
    reason = why;
  }

  private void forgetTripsBeforeAResetThatHeld() {
    long reEnable = policy.reEnableAfter().toNanos();
    if (state == CircuitState.CLOSED && resetAt != null && now() - resetAt >= reEnable) {
      tripsInARow = 0;
    }
  }

  private void close(String why, Kind kind, String process) {
    forgetTripsBeforeAResetThatHeld();
    turn(CircuitState.CLOSED, kind, why, process);
    endsAt = kind == Kind.RESET ? now() + policy.rampUp().toNanos() : now();
    resetAt = now();
    succeeded = 0;
    askedUntil = null;
    reason = null;
    window.clear();
  }

  private void turn(CircuitState to, Kind kind, String why, String process) {
    epoch++;
    tell(kind, to, why, process, null, null);
    long piece = Duration.ofMinutes(5).toNanos();
    long lately = trips.stream().filter(at -> at / piece >= now() / piece - 12).count();
    start = new PeriodStart(wall(), process, failures(), total(), (int) lately, state);
    state = to;
  }

  private void lock(StorageRequest.Lock asked, String process) {
    lock = new Lock(asked, wall().plus(asked.duration()), now() + asked.duration().toNanos());
    tell(
        asked.state() == CircuitState.OPEN ? Kind.LOCKED_OPEN : Kind.LOCKED_CLOSED,
        state,
        asked.reason(),
        process,
        asked.author(),
        asked.duration());
  }

  private void unlock(StorageRequest.Unlock asked, String process) {
    if (isLocked()) {
      tell(Kind.UNLOCKED, state, lock.asked().reason(), process, asked.author(), null);
      lock = null;
    }
  }

  private void tell(
      Instant when, Kind kind, String why, String process, String author, Duration lasts) {
    events.add(
        new CircuitEvent(
            policy.service(),
            when,
            kind,
            state,
            state,
            epoch,
            failures(),
            total(),
            why,
            process,
            author,
            lasts));
  }

  private void tell(
      Kind kind, CircuitState to, String why, String process, String author, Duration lasts) {
    events.add(
        new CircuitEvent(
            policy.service(),
            wall(),
            kind,
            state,
            to,
            epoch,
            failures(),
            total(),
            why,
            process,
            author,
            lasts));
  }

  private boolean isLocked() {
    return lock != null && now() < lock.endsAt();
  }

  CircuitView view() {
    CircuitLock held =
        isLocked()
            ? new CircuitLock(
                lock.asked().state(),
                lock.asked().reason(),
                lock.asked().author(),
                lock.until(),
                lock.endsAt() - now())
            : null;
    long remaining = Math.max(0, endsAt - now());
    PolicyOverride rules =
        override == null
            ? null
            : new PolicyOverride(
                policy,
                override.asked().reason(),
                override.asked().author(),
                override.until(),
                override.endsAt() - now());
    return new CircuitView(
        state, epoch, remaining, failures(), total(), reason, start, held, rules);
  }

  /** The latest events, newest first. */
  List<CircuitEvent> history(int limit) {
    List<CircuitEvent> latest = new ArrayList<>();
    for (int i = events.size() - 1; i >= 0 && latest.size() < Math.min(limit, 100); i--) {
      latest.add(events.get(i));
    }
    return latest;
  }

  private long failures() {
    return window.stream().filter(this::isLive).mapToLong(Outcomes::failures).sum();
  }

  private long total() {
    return window.stream()
        .filter(this::isLive)
        .mapToLong(outcomes -> outcomes.failures() + outcomes.successes())
        .sum();
  }

  private long reporters() {
    return window.stream()
        .filter(outcomes -> isLive(outcomes) && outcomes.failures() > 0)
        .map(Outcomes::process)
        .distinct()
        .count();
  }

  private boolean isLive(Outcomes outcomes) {
    return outcomes.slot() >= slot() - 32;
  }

  private long slot() {
    return Math.floorDiv(now(), policy.ttl().toNanos() / 32);
  }

  private long now() {
    return clock.now();
  }

  private Instant wall() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
