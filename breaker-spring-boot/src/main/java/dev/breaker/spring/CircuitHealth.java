package dev.breaker.spring;

import dev.breaker.BreakerStatus;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.storage.CircuitState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the health of an application tells of its circuits. It is never a reason to restart the
 * application: an open circuit is a backend's fault, and a storage that is away harms no call. Does
 * no I/O.
 */
final class CircuitHealth {
  private CircuitHealth() {}

  static Map<String, Object> details(CircuitBreakers breakers) {
    List<BreakerStatus> statuses = breakers.all().stream().map(CircuitBreaker::status).toList();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put(
        "open",
        statuses.stream()
            .filter(CircuitHealth::refuses)
            .map(BreakerStatus::service)
            .sorted()
            .toList());
    details.put("degraded", statuses.stream().anyMatch(BreakerStatus::degraded));
    return details;
  }

  private static boolean refuses(BreakerStatus status) {
    return status.lock() == null ? status.state() != CircuitState.CLOSED : status.lock().refuses();
  }
}
