package dev.breaker.benchmarks.report;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How circuits come back. */
final class RecoveryReport {
  private static final double MOST_OFF_RAMP_PERCENT = 10;

  /** The time that passes between a trip and the look at it belongs to this. */
  private static final double MOST_OFF_OPEN_TIME_PERCENT = 2;

  private static final double SCHEDULING_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private RecoveryReport() {}

  static List<Figure> figures(RecoveryResults results) {
    RecoveryResults.Ramp ramp = results.ramp();
    RecoveryResults.Backoff backoff = results.backoff();
    return List.of(
        Figure.atMost(
            "rampUp, calls admitted in a second, largest deviation from the line",
            Unit.PERCENT,
            largestDeviation(IntStream.range(0, ramp.seconds().size()).mapToDouble(ramp::ratio)),
            MOST_OFF_RAMP_PERCENT),
        Figure.atMost(
            "backoff, open time, largest deviation from the line",
            Unit.PERCENT,
            largestDeviation(
                backoff.trips().stream().mapToDouble(trip -> trip.openNanos() / trip.lineNanos())),
            MOST_OFF_OPEN_TIME_PERCENT),
        Figure.atMost(
            "backoff, latest probe after it was due",
            Unit.NANOS,
            backoff.trips().stream()
                .filter(RecoveryResults.Trip::isProbed)
                .mapToDouble(trip -> trip.probedAfterNanos() - trip.lineNanos())
                .max()
                .orElse(0),
            SCHEDULING_NANOS),
        Figure.atMost(
            "processes degraded at the end",
            Unit.COUNT,
            (double) (ramp.degraded() + backoff.degraded()),
            0));
  }

  /** In percent. */
  private static double largestDeviation(DoubleStream ratios) {
    return ratios.map(ratio -> 100 * Math.abs(ratio - 1)).max().orElse(0);
  }

  static String tables(RecoveryResults results) {
    RecoveryResults.Ramp ramp = results.ramp();
    return "\nRedis "
        + results.server()
        + "; "
        + ramp.processes()
        + " processes with "
        + Unit.PER_SECOND.format(ramp.callsPerSecond())
        + " each; rampUp is "
        + Unit.COUNT.format(ramp.rampUpSeconds())
        + " s, backoff is "
        + Unit.COUNT.format(results.backoff().factor())
        + ".\n\n"
        + seconds(ramp)
        + "\n"
        + trips(results.backoff());
  }

  private static MarkdownTable seconds(RecoveryResults.Ramp ramp) {
    MarkdownTable table =
        new MarkdownTable(
            "Since the reset", "calls offered", "line", "calls on the line", "admitted", "ratio");
    for (int i = 0; i < ramp.seconds().size(); i++) {
      RecoveryResults.Second second = ramp.seconds().get(i);
      table.row(
          i + " to " + (i + 1) + " s",
          Unit.COUNT.format(second.offered()),
          Unit.PERCENT.format(100 * ramp.lineShare(i)),
          Unit.COUNT.format(Math.rint(ramp.lineCalls(i))),
          Unit.COUNT.format(second.admitted()),
          Figure.ratio(ramp.ratio(i)));
    }
    return table;
  }

  private static MarkdownTable trips(RecoveryResults.Backoff backoff) {
    MarkdownTable table = new MarkdownTable("Trip", "line", "open time", "probe went after");
    for (int i = 0; i < backoff.trips().size(); i++) {
      RecoveryResults.Trip trip = backoff.trips().get(i);
      table.row(
          Integer.toString(i + 1),
          seconds(trip.lineNanos()),
          seconds(trip.openNanos()),
          trip.isProbed() ? seconds(trip.probedAfterNanos()) : "not waited for");
    }
    return table;
  }

  private static String seconds(double nanos) {
    return Unit.SECONDS.format(nanos / TimeUnit.SECONDS.toNanos(1));
  }
}
