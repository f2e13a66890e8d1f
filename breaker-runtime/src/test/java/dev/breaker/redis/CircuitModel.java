package dev.breaker.redis;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a circuit is meant to do, in the plainest words: it keeps every outcome with its time and
 * adds them up anew each time it is asked.
 */
final class CircuitModel {
  private record Outcomes(long slot, long successes, long failures) {}

  private final BreakerPolicy policy;
  private final List<Outcomes> window = new ArrayList<>();
  private CircuitState state = CircuitState.CLOSED;
  private long epoch = 1;
  private long endsAt;
  private String reason;

  CircuitModel(BreakerPolicy policy) {
    this.policy = policy;
  }

  long epoch() {
    return epoch;
  }

  /** Takes the step and says whether it leased the probe. */
  boolean take(StorageRequest request, long now) {
    if (request instanceof StorageRequest.Admit) {
      return admit(now);
    } else if (request instanceof StorageRequest.Report report) {
      report(report, now);
    } else if (request instanceof StorageRequest.Trip trip) {
      open(trip.reason(), now);
    } else {
      close();
    }
    return false;
  }

  private boolean admit(long now) {
    if (state == CircuitState.CLOSED || now < endsAt) {
      return false;
    }
    state = CircuitState.HALF_OPEN;
    epoch++;
    endsAt = now + policy.probeLease().toNanos();
    return true;
  }

  private void report(StorageRequest.Report report, long now) {
    if (report.epoch() != epoch || state == CircuitState.OPEN) {
      return;
    }
    boolean probe = state == CircuitState.HALF_OPEN;
    if (probe && report.abandoned()) {
      endsAt = now;
    }
    if (probe && report.failures() == 0) {
      if (report.successes() > 0) {
        close();
      }
      return;
    }
    window.add(new Outcomes(slot(now), report.successes(), report.failures()));
    if (report.failures() == 0) {
      return;
    }
    long failures = failures(now);
    long total = total(now);
    if (probe) {
      open("probe failed: " + report.reason(), now);
    } else if (failures >= policy.minimumFailures()
        && failures * 100.0 >= policy.percentFailed() * total) {
      String why =
          String.format(
              Locale.ROOT,
              "%d of %d calls failed (%.1f %%), latest: %s",
              failures,
              total,
              Math.floor(failures * 1000.0 / total + 0.5) / 10,
              report.reason());
      open(why, now);
    }
  }

  private void open(String why, long now) {
    state = CircuitState.OPEN;
    epoch++;
    endsAt = now + policy.reEnableAfter().toNanos();
    reason = why;
  }

  private void close() {
    state = CircuitState.CLOSED;
    epoch++;
    endsAt = 0;
    reason = null;
    window.clear();
  }

  CircuitView view(long now) {
    long remaining = state == CircuitState.CLOSED ? 0 : Math.max(0, endsAt - now);
    return new CircuitView(state, epoch, remaining, failures(now), total(now), reason);
  }

  private long failures(long now) {
    return window.stream().filter(o -> isLive(o, now)).mapToLong(Outcomes::failures).sum();
  }

  private long total(long now) {
    return window.stream()
        .filter(outcomes -> isLive(outcomes, now))
        .mapToLong(outcomes -> outcomes.failures() + outcomes.successes())
        .sum();
  }

  private boolean isLive(Outcomes outcomes, long now) {
    return outcomes.slot() >= slot(now) - 32;
  }

  private long slot(long now) {
    return Math.floorDiv(now, policy.ttl().toNanos() / 32);
  }
}
