package dev.breaker.demos.lambda.story;

import dev.breaker.demos.lambda.story.Call.Ending;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the circuit did, as Redis wrote it down, and how little of it each sandbox saw. */
final class Timeline {
  private Timeline() {}

  static List<String> of(Recording recording) {
    List<String> lines = new ArrayList<>();
    lines.add("What the circuit did, as Redis wrote it down:");
    for (CircuitEvent event : recording.history()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%6.1f s  %-10s  by %-10s  %s",
              recording.secondsSinceStart(event.when()),
              word(event),
              recording.sandbox(event),
              why(event)));
    }
    lines.add(
        "Failures that each sandbox saw: "
            + recording.names().values().stream()
                .map(sandbox -> Long.toString(failures(recording, sandbox)))
                .collect(Collectors.joining(" "))
            + ". A breaker of its own would trip at "
            + BreakerPolicy.forService(Run.SERVICE).minimumFailures()
            + ".");
    return lines;
  }

  private static String why(CircuitEvent event) {
    return event.to() == CircuitState.HALF_OPEN
        ? "one call goes, all others stay refused"
        : event.reason();
  }

  private static String word(CircuitEvent event) {
    return switch (event.to()) {
      case OPEN -> event.from() == CircuitState.CLOSED ? "TRIPPED" : "OPEN AGAIN";
      case HALF_OPEN -> "PROBE";
      case CLOSED -> "RESET";
    };
  }

  private static long failures(Recording recording, String sandbox) {
    return recording.calls(true).stream()
        .filter(call -> call.sandbox().equals(sandbox) && call.ending() == Ending.FAILED)
        .count();
  }
}
