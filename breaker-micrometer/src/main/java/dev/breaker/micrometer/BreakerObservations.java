package dev.breaker.micrometer;

import static java.util.Objects.requireNonNull;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitOpenException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/**
 * Adds the event {@code breaker.refused} to the observation during which a call is refused, so that
 * a span shows why a request got no answer. Its contextual name also says the service. Micrometer
 * Tracing gives a span the contextual name.
 *
 * <pre>{@code
 * CircuitBreakers.builder().listener(new BreakerObservations(observations))
 * }</pre>
 *
 * <p>The observation is that of the calling thread. A call by {@code enqueue} or a future that had
 * to ask the storage first is refused on another thread, where no observation is current; it has no
 * event. Safe for any number of threads.
 */
public final class BreakerObservations implements BreakerListener {
  private final ObservationRegistry observations;

  /**
   * For the observations of this registry.
   *
   * @param observations knows the current observation
   */
  public BreakerObservations(ObservationRegistry observations) {
    this.observations = requireNonNull(observations, "observations");
  }

  @Override
  public void onRefused(String service, CircuitOpenException refusal) {
    Observation current = observations.getCurrentObservation();
    if (current != null) {
      current.event(Observation.Event.of("breaker.refused", "breaker.refused " + service));
    }
  }
}
