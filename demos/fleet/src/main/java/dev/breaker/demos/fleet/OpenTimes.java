package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Backend.Request;
import dev.breaker.demos.support.Circuit;
import dev.breaker.demos.support.Period;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the backend's own log holds of the times in which the fleet's circuit was open, each until
 * its probe was answered. After a trip, others may go by what they last heard for a while; what
 * comes later is a probe.
 */
final class OpenTimes {
  private static final Duration SPREADING = FleetStorage.MAX_STALENESS.plusMillis(500);

  private OpenTimes() {}

  /** How many probes each open time of the service saw, in order. */
  static List<Integer> probes(Recording recording, String service) {
    return recording
        .fleetCircuit(service)
        .map(circuit -> probes(circuit, recording.log()))
        .orElse(List.of());
  }

  private static List<Integer> probes(Circuit circuit, List<Request> log) {
    List<Integer> probes = new ArrayList<>();
    List<Period> periods = circuit.periods();
    for (int i = 0; i < periods.size(); i++) {
      Period open = periods.get(i);
      if (open.state() == CircuitState.OPEN) {
        boolean hasProbe =
            i + 1 < periods.size() && periods.get(i + 1).state() == CircuitState.HALF_OPEN;
        Period last = hasProbe ? periods.get(i + 1) : open;
        boolean reset = i + 2 < periods.size() && periods.get(i + 2).state() == CircuitState.CLOSED;
        Instant from = open.trip() ? open.from().plus(SPREADING) : open.from();
        probes.add(count(log, new Period(open.state(), from, last.until(), open.trip()), reset));
      }
    }
    return probes;
  }

  /** The client that resets tells of it a little after its threads may send again. */
  private static int count(List<Request> log, Period open, boolean reset) {
    List<Request> got = log.stream().filter(request -> open.contains(request.at())).toList();
    if (!reset || got.isEmpty()) {
      return got.size();
    }
    Instant answered = got.get(0).answered();
    return (int) got.stream().filter(request -> request.at().isBefore(answered)).count();
  }
}
