package dev.breaker.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** What a process with many services costs. */
final class ServicesReport {
  private static final double MOST_HEAP_BYTES = 1_024;

  /** Questions are alike; what else the machine does is not. */
  private static final double ALIKE = 1.5;

  private ServicesReport() {}

  static List<Figure> figures(ServicesResults results) {
    List<Figure> figures = new ArrayList<>();
    List<ServicesResults.Measured> all = results.measured();
    for (ServicesResults.Measured measured : all) {
      figures.add(
          Figure.atMost(
              "heap for an idle service " + of(measured),
              Unit.BYTES,
              measured.heapBytes(),
              MOST_HEAP_BYTES));
    }
    ServicesResults.Measured fewest = all.get(0);
    for (ServicesResults.Measured measured : all.subList(1, all.size())) {
      figures.add(
          Figure.atMostOf(
              "a question to one service " + of(measured),
              Unit.NANOS,
              measured.questionNanos(),
              ALIKE,
              fewest.questionNanos(),
              "that " + of(fewest)));
    }
    figures.add(
        Figure.atMost(
            "outcomes that did not arrive",
            Unit.COUNT,
            (double) all.stream().mapToLong(ServicesResults.Measured::untold).sum(),
            0));
    figures.add(
        Figure.atMost(
            "services degraded at the end",
            Unit.COUNT,
            (double) all.stream().mapToLong(ServicesResults.Measured::degraded).sum(),
            0));
    return figures;
  }

  static String tables(ServicesResults results) {
    MarkdownTable table =
        new MarkdownTable(
            "Services in one process",
            "heap for an idle one",
            "a question",
            "a report of all, for each",
            "script calls for each",
            "commands for each, those inside scripts too",
            "server's reads for each",
            "close with an outcome of each");
    for (ServicesResults.Measured measured : results.measured()) {
      table.row(
          Unit.COUNT.format(measured.services()),
          Unit.BYTES.format(measured.heapBytes()),
          Unit.NANOS.format(measured.questionNanos()),
          Unit.NANOS.format(measured.reportNanos()),
          Unit.COUNT.format(measured.scriptCalls()),
          Unit.COUNT.format(measured.commands()),
          Unit.COUNT.format(measured.reads()),
          Unit.NANOS.format(measured.closeNanos()));
    }
    return "\nRedis " + results.server() + ".\n\n" + table;
  }

  private static String of(ServicesResults.Measured measured) {
    return "of " + Unit.COUNT.format(measured.services());
  }
}
