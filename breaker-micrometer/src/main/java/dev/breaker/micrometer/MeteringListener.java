package dev.breaker.micrometer;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitOpenException;
import dev.breaker.Transition;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts for one registry. Equal to another of the same registry and tags, so that no breakers have
 * both.
 */
final class MeteringListener implements BreakerListener {
  /** The reason of a call that took longer than {@code slowAfter}. */
  private static final String SLOW = "slow";

  private final MeterRegistry registry;
  private final Tags tags;
  private final Map<String, ServiceMeters> services = new ConcurrentHashMap<>();
  private volatile @Nullable ReportMeters reports;
  private boolean ended;

  MeteringListener(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
  }

  /** Registers what is not of one service. */
  synchronized void begin() {
    if (!ended) {
      reports = new ReportMeters(registry, tags);
    }
  }

  /** Removes all meters, and registers none any more. */
  synchronized void end() {
    ended = true;
    services.values().forEach(ServiceMeters::remove);
    services.clear();
    ReportMeters removed = reports;
    if (removed != null) {
      removed.remove();
      reports = null;
    }
  }

  @Override
  public synchronized void onRegistered(CircuitBreaker breaker) {
    ServiceMeters known = services.get(breaker.service());
    if (ended || (known != null && known.isOf(breaker))) {
      return;
    }
    if (known != null) {
      // Of a key that was let go, which has a new breaker before this hears of the end of the old.
      known.remove();
    }
    services.put(breaker.service(), new ServiceMeters(registry, tags, breaker));
  }

  @Override
  public synchronized void onReleased(CircuitBreaker breaker) {
    ServiceMeters known = services.get(breaker.service());
    if (known != null && known.isOf(breaker)) {
      services.remove(breaker.service());
      known.remove();
    }
  }

  @Override
  public void onSuccess(String service, Duration elapsed) {
    ServiceMeters meters = services.get(service);
    if (meters != null) {
      meters.succeeded(elapsed.toNanos());
    }
  }

  @Override
  public void onFailure(String service, Duration elapsed, String reason) {
    ServiceMeters meters = services.get(service);
    if (meters != null) {
      meters.failed(elapsed.toNanos(), reason.equals(SLOW));
    }
  }

  @Override
  public void onIgnored(String service, Duration elapsed, String reason) {
    ServiceMeters meters = services.get(service);
    if (meters != null) {
      meters.ignored(elapsed.toNanos());
    }
  }

  @Override
  public void onRefused(String service, CircuitOpenException refusal) {
    ServiceMeters meters = services.get(service);
    if (meters != null) {
      meters.refused();
    }
  }

  @Override
  public void onFallback(String service, CircuitOpenException refusal) {
    ServiceMeters meters = services.get(service);
    if (meters != null) {
      meters.fellBack();
    }
  }

  @Override
  public void onWouldRefuse(String service, CircuitOpenException refusal) {
    ServiceMeters meters = services.get(service);
    if (meters != null) {
      meters.wouldRefuse();
    }
  }

  @Override
  public void onTransition(Transition transition) {
    ServiceMeters meters = services.get(transition.service());
    if (meters != null && transition.causedHere()) {
      meters.changed(transition.from(), transition.to());
    }
  }

  @Override
  public void onReport(Duration elapsed, @Nullable String problem) {
    ReportMeters meters = reports;
    if (meters != null) {
      meters.record(elapsed, problem == null);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MeteringListener that
        && registry == that.registry
        && tags.equals(that.tags);
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(registry) + tags.hashCode();
  }
}
