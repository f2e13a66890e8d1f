package dev.breaker.testing;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitOpenException;
import dev.breaker.Transition;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes down what listeners are told, for each service. */
final class RecordedCalls implements BreakerListener {
  private final Map<String, Service> services = new HashMap<>();

  private static final class Service {
    int succeeded;
    final List<String> failures = new ArrayList<>();
    int ignored;
    int refused;
    int fallbacks;
    final List<CircuitState> states = new ArrayList<>();
  }

  synchronized ServiceCalls of(String name) {
    Service service = service(name);
    return new ServiceCalls(
        name,
        service.succeeded,
        service.failures,
        service.ignored,
        service.refused,
        service.fallbacks,
        service.states);
  }

  private Service service(String name) {
    return services.computeIfAbsent(name, first -> new Service());
  }

  @Override
  public synchronized void onSuccess(String service, Duration elapsed) {
    service(service).succeeded++;
  }

  @Override
  public synchronized void onFailure(String service, Duration elapsed, String reason) {
    service(service).failures.add(reason);
  }

  @Override
  public synchronized void onIgnored(String service, Duration elapsed, String reason) {
    service(service).ignored++;
  }

  @Override
  public synchronized void onRefused(String service, CircuitOpenException refusal) {
    service(service).refused++;
  }

  @Override
  public synchronized void onFallback(String service, CircuitOpenException refusal) {
    service(service).fallbacks++;
  }

  @Override
  public synchronized void onTransition(Transition transition) {
    service(transition.service()).states.add(transition.to());
  }
}
