package dev.breaker.fleet;

import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.PeriodStart;

/**
 * A circuit went from one state to another, as this process learnt it.
 *
 * @param service the protected service
 * @param from the state before, as far as this process knew
 * @param view the circuit after it
 * @param reason why; for a reset, why the circuit had tripped
 * @param start what is known of the change: when, by whom, and the counts
 * @param causedHere whether this process's step caused it, for all who share the circuit
 * @param local whether it concerns this process alone
 */
public record StateChange(
    String service,
    CircuitState from,
    CircuitView view,
    String reason,
    PeriodStart start,
    boolean causedHere,
    boolean local) {
  /**
   * The state after it.
   *
   * @return the view's state
   */
  public CircuitState to() {
    return view.state();
  }
}
