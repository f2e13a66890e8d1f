package dev.breaker.demos.quickstart;

import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.Backend.Request;
import dev.breaker.demos.support.Circuit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** The figures of a run with the breaker and without, side by side. */
final class Summary {
  private final Tally with;
  private final Tally without;
  private final List<String> lines = new ArrayList<>();

  private Summary(Recording recording) {
    with = recording.tally(true);
    without = recording.tally(false);
  }

  static List<String> of(Recording recording) {
    Summary summary = new Summary(recording);
    summary.fill(recording);
    return summary.lines;
  }

  private void fill(Recording recording) {
    List<Request> got = recording.guardedLog();
    List<Request> gotPlain = recording.plainLog();
    List<Circuit> circuits = recording.circuits();
    row("", "with breaker", "without");
    row("calls made", with.calls(), without.calls());
    row("requests the backend got", got.size(), gotPlain.size());
    row(
        "  while it was failing",
        recording.gotWhileFailing(got),
        recording.gotWhileFailing(gotPlain));
    row("calls that succeeded", with.count(Answer.OK), without.count(Answer.OK));
    row("calls that failed, HTTP 503", with.count(Answer.FAILED), without.count(Answer.FAILED));
    if (with.count(Answer.THREW) + without.count(Answer.THREW) > 0) {
      row("calls that threw", with.count(Answer.THREW), without.count(Answer.THREW));
    }
    row("calls refused at once", Long.toString(with.count(Answer.REFUSED)), "-");
    row("time callers waited", seconds(with.waited()), seconds(without.waited()));
    row("  for calls in vain", seconds(with.waitedInVain()), seconds(without.waitedInVain()));
    row("trips", Long.toString(sum(circuits, Circuit::trips)), "-");
    row("probes", Long.toString(sum(circuits, circuit -> circuit.probes().size())), "-");
  }

  private static long sum(List<Circuit> circuits, ToLongFunction<Circuit> figure) {
    return circuits.stream().mapToLong(figure).sum();
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
  }

  private void row(String what, long with, long without) {
    row(what, Long.toString(with), Long.toString(without));
  }

  private void row(String what, String with, String without) {
    lines.add(String.format(Locale.ROOT, "%-28s %12s %10s", what, with, without));
  }
}
