package dev.breaker.fleet;

import dev.breaker.jfr.FlightEvents;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outages that go on, for the flight recorder: of the whole storage, and of services that it
 * rejects.
 */
final class Outages {
  /** What stands for all services. */
  static final String ALL = "*";

  private final Map<String, @Nullable Object> underWay = new HashMap<>();

  synchronized void begin(String service, String problem) {
    if (!underWay.containsKey(service)) {
      underWay.put(service, FlightEvents.outageBegins(service, problem));
    }
  }

  synchronized void end(String service) {
    FlightEvents.outageOver(underWay.remove(service));
  }

  synchronized void endAll() {
    underWay.values().forEach(FlightEvents::outageOver);
    underWay.clear();
  }
}
