package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.Circuit;
import dev.breaker.demos.support.Event.StorageBack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The figures of a run, and whether they are as they must be. */
final class Summary {
  private static final String UNKNOWN = "-";

  private final Recording recording;
  private final List<String> lines = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private Summary(Recording recording) {
    this.recording = recording;
  }

  static Summary of(Recording recording) {
    Summary summary = new Summary(recording);
    summary.calls();
    summary.circuit();
    summary.victim();
    summary.redis();
    summary.propagation();
    summary.causedOnce();
    return summary;
  }

  List<String> lines() {
    return lines;
  }

  /** What must not be, in words. */
  List<String> problems() {
    return problems;
  }

  private void calls() {
    for (Answer answer : List.of(Answer.OK, Answer.FAILED, Answer.REFUSED)) {
      row("calls " + word(answer), recording.count(answer), "");
    }
    row("requests the backend got", recording.log().size(), "");
    Harm harm = Harm.of(recording);
    row("calls harmed", harm.calls(), harm.toString());
    if (harm.calls() > 0) {
      problems.add(harm.calls() + " calls were harmed, none may be: " + harm);
    }
    row(
        "longest that a breaker held a call",
        millis(
            recording.events(Called.class).stream()
                .map(Called::longestHeld)
                .max(Comparator.naturalOrder())),
        "harmed above " + Propagation.millis(recording.settings().mayHold()));
  }

  private static String word(Answer answer) {
    return switch (answer) {
      case OK -> "that succeeded";
      case FAILED -> "that failed";
      case REFUSED -> "refused at once";
      case THREW -> "that threw";
    };
  }

  private void circuit() {
    row(
        "trips of the fleet",
        recording.fleetCircuit(Inventory.SERVICE).map(Circuit::trips).orElse(0L),
        "");
    List<Integer> probes = OpenTimes.probes(recording, Inventory.SERVICE);
    row(
        "probes per open time",
        probes.isEmpty()
            ? UNKNOWN
            : probes.stream().map(String::valueOf).collect(Collectors.joining(", ")),
        "of " + recording.settings().clients() * recording.settings().threads() + " threads");
    long tooMany = probes.stream().filter(count -> count > 1).count();
    if (tooMany > 0) {
      problems.add(
          tooMany
              + (tooMany == 1 ? " open time" : " open times")
              + " saw more than one probe: "
              + probes);
    }
  }

  private void victim() {
    for (Injury injury : recording.injuries(Injury.Kind.NETWORK)) {
      boolean itself =
          recording.circuits(Inventory.SERVICE).stream()
              .filter(circuit -> circuit.owner().equals(injury.victim()))
              .flatMap(circuit -> circuit.open().stream())
              .anyMatch(open -> injury.contains(open.from()));
      boolean everywhere =
          recording.fleetCircuit(Inventory.SERVICE).stream()
              .flatMap(circuit -> circuit.open().stream())
              .anyMatch(open -> injury.contains(open.from()));
      row(
          injury.victim() + " cut off: trips",
          everywhere ? "the fleet" : itself ? "itself" : "none",
          "minimumProcesses = " + recording.minimumProcesses());
    }
  }

  private void redis() {
    for (Injury injury : recording.injuries(Injury.Kind.REDIS)) {
      row(
          "from Redis back to all sharing again",
          millis(
              recording.events(StorageBack.class).stream()
                  .filter(back -> injury.contains(back.at()))
                  .map(back -> Duration.between(injury.healed(), back.at()))
                  .filter(delay -> !delay.isNegative())
                  .max(Comparator.naturalOrder())),
          "");
    }
  }

  private void propagation() {
    lines.add("from a trip to the first refusal elsewhere, median");
    propagation("  without push", Injury.Kind.DRILL_WITHOUT_PUSH);
    propagation("  with push", Injury.Kind.DRILL_WITH_PUSH);
    row(
        "  at most, by maxStaleness + timeout",
        Propagation.millis(recording.settings().spreadsWithin()),
        "");
  }

  private void propagation(String what, Injury.Kind kind) {
    Propagation spread = Propagation.of(recording.events(), recording.injuries(kind));
    row(
        what,
        millis(spread.median()),
        "longest " + millis(spread.longest()) + " of " + spread.delays().size());
  }

  private static String millis(Optional<Duration> duration) {
    return duration.map(Propagation::millis).orElse(UNKNOWN);
  }

  private void causedOnce() {
    CausedOnce caused = CausedOnce.of(recording);
    row(
        "transitions caused by one client",
        caused.transitions() - caused.never() - caused.repeatedly(),
        "of " + caused.transitions() + (caused.isOnceEach() ? ", each once" : ""));
    if (!caused.isOnceEach()) {
      problems.add(
          "exactly one client must have caused each transition; no client caused "
              + caused.never()
              + ", several caused "
              + caused.repeatedly());
    }
  }

  private void row(String what, long figure, String remark) {
    row(what, String.format(Locale.ROOT, "%,d", figure), remark);
  }

  private void row(String what, String figure, String remark) {
    lines.add(String.format(Locale.ROOT, "%-38s %12s   %s", what, figure, remark).stripTrailing());
  }
}
