package dev.breaker.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The circuits, as the endpoint answers.
 *
 * @param degraded whether the storage could not be asked, so that these are this process's own
 * @param problem why it could not, null if it could
 * @param circuits by the service's name
 */
record CircuitList(boolean degraded, @Nullable String problem, List<CircuitSummary> circuits) {
  static CircuitList ofFleet(List<CircuitSummary> circuits) {
    return new CircuitList(false, null, circuits);
  }

  static CircuitList ofProcess(List<CircuitSummary> circuits, String problem) {
    return new CircuitList(true, problem, circuits);
  }
}
