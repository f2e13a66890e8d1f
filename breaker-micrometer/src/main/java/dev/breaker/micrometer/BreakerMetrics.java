package dev.breaker.micrometer;

import static java.util.Objects.requireNonNull;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;

/**
 * Meters of an application's circuit breakers: calls by outcome, refusals, transitions, states, and
 * what is exchanged with the storage. They cover the breakers that there are when they are bound
 * and those that are made later; the meters of a breaker leave the registry with it.
 *
 * <pre>{@code
 * new BreakerMetrics(breakers).bindTo(registry);
 * }</pre>
 *
 * <p>The names, types and tags of the meters are part of the API; {@code docs/metrics.md} lists
 * them. One registry that gets the meters of several {@link CircuitBreakers} with services of the
 * same names needs a tag that tells them apart.
 *
 * <p>Safe for any number of threads. Nothing here blocks or does I/O.
 */
public final class BreakerMetrics implements MeterBinder, AutoCloseable {
  private final CircuitBreakers breakers;
  private final Tags extraTags;
  private final List<MeteringListener> bound = new ArrayList<>();

  /**
   * Of these breakers, without more tags.
   *
   * @param breakers the application's breakers
   */
  public BreakerMetrics(CircuitBreakers breakers) {
    this(breakers, Tags.empty());
  }

  /**
   * Of these breakers.
   *
   * @param breakers the application's breakers
   * @param extraTags tags that each meter gets beside its own
   */
  public BreakerMetrics(CircuitBreakers breakers, Iterable<Tag> extraTags) {
    this.breakers = requireNonNull(breakers, "breakers");
    this.extraTags = Tags.of(extraTags);
  }

  /**
   * Registers the meters, which count from now on. A registry that has them already, with the same
   * tags and of the same breakers, is left as it is. May be called for several registries.
   *
   * @param registry gets the meters
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    MeteringListener listener = new MeteringListener(registry, extraTags);
    synchronized (this) {
      if (!breakers.addListener(listener)) {
        return;
      }
      bound.add(listener);
    }
    listener.begin();
    for (CircuitBreaker breaker : breakers.all()) {
      listener.onRegistered(breaker);
      if (breakers.breaker(breaker.service()).orElse(null) != breaker) {
        // It was let go meanwhile, perhaps before the listener could be told.
        listener.onReleased(breaker);
      }
    }
  }

  /** Stops counting, and removes the meters from all registries that they were bound to. */
  @Override
  public synchronized void close() {
    for (MeteringListener listener : bound) {
      breakers.removeListener(listener);
      listener.end();
    }
    bound.clear();
  }
}
