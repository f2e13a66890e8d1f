package dev.breaker.benchmarks.report;

import dev.breaker.benchmarks.report.CompileResults.Measured;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How much longer javac takes with the processor. */
final class CompileReport {
  private static final double GOAL = 1;

  private CompileReport() {}

  static List<Figure> figures(CompileResults results) {
    return results.of(CompileResults.BREAKER).stream()
        .map(breaker -> figure(breaker, results.of(CompileResults.AUTO_VALUE, breaker.types())))
        .toList();
  }

  private static Figure figure(Measured breaker, Measured autoValue) {
    return Figure.atMostOf(
        "processor, for each type of " + Unit.COUNT.format(breaker.types()),
        Unit.MILLIS,
        millis(breaker.eachCosts().median()),
        GOAL,
        millis(autoValue.eachCosts().median()),
        CompileResults.AUTO_VALUE);
  }

  static String tables(CompileResults results) {
    MarkdownTable table =
        new MarkdownTable(
            "Processor",
            "types",
            "without",
            "quartiles",
            "with",
            "quartiles",
            "ratio",
            "for each type",
            "quartiles");
    for (Measured each : results.measured()) {
      table.row(
          each.processor(),
          Unit.COUNT.format(each.types()),
          median(each.without()),
          spread(each.without()),
          median(each.with()),
          spread(each.with()),
          Figure.ratio(each.ratio()),
          median(each.eachCosts()),
          spread(each.eachCosts()));
    }
    return "\njavac, with the processor and without; "
        + CompileResults.BREAKER
        + " on Retrofit interfaces of 4 methods, "
        + CompileResults.AUTO_VALUE
        + " on value classes of 4 properties; rounds: "
        + results.rounds()
        + ".\n\n"
        + table;
  }

  private static String median(Quartiles nanos) {
    return Unit.MILLIS.format(millis(nanos.median()));
  }

  private static String spread(Quartiles nanos) {
    return Unit.MILLIS.format(millis(nanos.low()))
        + " to "
        + Unit.MILLIS.format(millis(nanos.high()));
  }

  private static double millis(double nanos) {
    return nanos / TimeUnit.MILLISECONDS.toNanos(1);
  }
}
