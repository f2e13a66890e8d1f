package dev.breaker.demos.lambda.story;

import dev.breaker.demos.lambda.story.Call.Ending;
import dev.breaker.demos.support.Backend.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The bill of a run with the breaker and without, side by side. */
final class Summary {
  private static final String FIGURES = "%-24s %8s  %9s %9s %7s  %9s %6s";

  private final Recording recording;
  private final List<String> lines = new ArrayList<>();

  private Summary(Recording recording) {
    this.recording = recording;
  }

  static List<String> of(Recording recording) {
    Summary summary = new Summary(recording);
    summary.fill();
    return summary.lines;
  }

  private void fill() {
    line(FIGURES, "third party, circuit", "invoked", "billed ms", "", "", "requests", "");
    line(FIGURES, "", "", "without", "with", "ratio", "without", "with");
    for (Phase phase : Phase.of(recording)) {
      row(phase.name(), phase::contains);
    }
    row("while it failed", recording.schedule()::failsAt);
    row("in all", due -> true);
    lines.add("");
    line("refused invocations: %s", refused());
    line(
        "throttled, since no sandbox was free: %d without, %d with",
        count(false, Ending.THROTTLED), count(true, Ending.THROTTLED));
  }

  private void row(String name, Predicate<Duration> when) {
    long without = recording.billedMillis(false, when);
    long with = recording.billedMillis(true, when);
    line(
        FIGURES,
        name,
        number(recording.calls(true).stream().filter(call -> when.test(call.due())).count()),
        number(without),
        number(with),
        without == 0 ? "-" : String.format(Locale.ROOT, "%.3f", (double) with / without),
        number(requests(false, when)),
        number(requests(true, when)));
  }

  private long requests(boolean breaker, Predicate<Duration> when) {
    return recording.log(breaker).stream()
        .map(Request::at)
        .map(recording::sinceStart)
        .filter(since -> when.test(recording.schedule().latestDue(since)))
        .count();
  }

  private String refused() {
    long[] sorted =
        recording.calls(true).stream()
            .filter(call -> call.ending() == Ending.REFUSED)
            .mapToLong(Call::billedMillis)
            .sorted()
            .toArray();
    return sorted.length == 0
        ? "none"
        : String.format(
            Locale.ROOT,
            "%,d, billed %,d ms each in the median, %,d ms at most",
            sorted.length,
            sorted[sorted.length / 2],
            sorted[sorted.length - 1]);
  }

  private long count(boolean breaker, Ending ending) {
    return recording.calls(breaker).stream().filter(call -> call.ending() == ending).count();
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private void line(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
  }
}
