package dev.breaker.demos.quickstart;

import dev.breaker.demos.support.Backend.Request;
import dev.breaker.demos.support.Circuit;
import dev.breaker.demos.support.Period;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the backend's own log says about the times in which the circuit let nothing through. */
final class Proof {
  private Proof() {}

  static List<String> of(Recording recording) {
    List<String> lines = new ArrayList<>();
    for (Circuit circuit : recording.circuits()) {
      for (Period period : circuit.periods()) {
        if (period.state() != CircuitState.CLOSED) {
          lines.add(line(recording, circuit, period));
        }
      }
    }
    return lines;
  }

  private static String line(Recording recording, Circuit circuit, Period period) {
    List<Request> got = circuit.requestsIn(period, recording.guardedLog());
    return String.format(
        Locale.ROOT,
        "%-8s  %-5s  %6.2f to %6.2f s: %d request%s%s",
        circuit.owner(),
        period.state() == CircuitState.OPEN ? "open" : "probe",
        recording.secondsSinceStart(period.from()),
        recording.secondsSinceStart(period.until()),
        got.size(),
        got.size() == 1 ? "" : "s",
        remark(period, got));
  }

  private static String remark(Period period, List<Request> got) {
    if (got.isEmpty()) {
      return "";
    }
    if (period.state() == CircuitState.HALF_OPEN) {
      return got.stream()
          .map(Request::client)
          .collect(Collectors.toCollection(TreeSet::new))
          .stream()
          .collect(Collectors.joining(", ", ", from ", ""));
    }
    Duration after = Duration.between(period.from(), got.get(got.size() - 1).at());
    return ", the last " + after.toMillis() + " ms after it opened";
  }
}
