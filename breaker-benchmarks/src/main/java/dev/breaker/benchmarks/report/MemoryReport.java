package dev.breaker.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** What permits and outcomes cost in memory. */
final class MemoryReport {
  private static final String SUCCESS = "ClosedSuccess";
  private static final String FAILURE = "ClosedFailure";
  private static final String OURS = SUCCESS + ".breaker";

  private MemoryReport() {}

  static List<Figure> figures(JmhResults results) {
    JmhResult ours = results.get(OURS, 1);
    JmhResult failsafe = results.get(SUCCESS + ".failsafeTimeBased", 1);
    JmhResult resilience4j = results.get(SUCCESS + ".resilience4jTimeBased", 1);
    JmhResult quickest = results.quickestPeer(SUCCESS, 8);
    JmhResult failed = results.get(FAILURE + ".breaker", 1);
    return List.of(
        Figure.atMostOf(
            "closed success, 1 thread",
            Unit.NANOS,
            ours.nanos(),
            0.8,
            failsafe.nanos(),
            Names.readable(failsafe.name())),
        Figure.atMostOf(
            "closed success, 1 thread",
            Unit.NANOS,
            ours.nanos(),
            0.5,
            resilience4j.nanos(),
            Names.readable(resilience4j.name())),
        Figure.atMost("closed success, 1 thread, allocated", Unit.BYTES, ours.bytes(), 0),
        Figure.atMostOf(
            "closed success, 8 threads",
            Unit.NANOS,
            results.get(OURS, 8).nanos(),
            0.5,
            quickest.nanos(),
            "the quickest peer, " + Names.readable(quickest.name())),
        Figure.atMostOf(
            "closed failure, 1 thread",
            Unit.NANOS,
            failed.nanos(),
            1.2,
            ours.nanos(),
            "closed success"),
        Figure.atMost(
            "closed failure, 1 thread, allocated beyond the reason",
            Unit.BYTES,
            failed.bytes(),
            0));
  }

  static String tables(JmhResults results) {
    return table("Closed, success", SUCCESS, results)
        + table("Closed, failure", FAILURE, results)
        + table("Refused, as a value", "Refused", results)
        + table("Refused, as an exception", "RefusedByException", results)
        + table("Yardsticks", "Yardstick", results);
  }

  private static String table(String title, String benchmarkClass, JmhResults results) {
    List<Integer> threadCounts = results.threadCounts();
    List<String> heads = new ArrayList<>(List.of(title));
    for (int threads : threadCounts) {
      heads.add(threads == 1 ? "1 thread" : threads + " threads");
    }
    heads.add("allocated");
    MarkdownTable table = new MarkdownTable(heads);
    List<String> names = results.namesOf(benchmarkClass);
    for (String name : names) {
      List<String> cells = new ArrayList<>(List.of(Names.readable(name)));
      for (int threads : threadCounts) {
        cells.add(time(results.get(name, threads), results.get(names.get(0), threads)));
      }
      cells.add(Unit.BYTES.format(results.get(name, threadCounts.get(0)).bytes()));
      table.row(cells);
    }
    return "\n" + table;
  }

  private static String time(JmhResult result, JmhResult ours) {
    String time = Unit.NANOS.format(result.nanos());
    return Names.isOurs(ours.name()) && !result.equals(ours)
        ? time + " (" + Figure.ratio(ours.nanos() / result.nanos()) + ")"
        : time;
  }
}
