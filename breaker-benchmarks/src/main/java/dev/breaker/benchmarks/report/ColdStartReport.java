package dev.breaker.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** How much longer the first response takes with a breaker. */
final class ColdStartReport {
  private static final double GOAL_IN_MEMORY = 1.05;
  private static final double GOAL_ON_REDIS = 1.2;

  private ColdStartReport() {}

  static List<Figure> figures(ColdStartResults results) {
    List<Figure> figures = new ArrayList<>();
    for (ColdStartResults.Setting setting : results.settings()) {
      figures.add(figure(setting, ColdStartResults.IN_MEMORY, GOAL_IN_MEMORY));
      figures.add(figure(setting, ColdStartResults.ON_REDIS, GOAL_ON_REDIS));
    }
    return figures;
  }

  private static Figure figure(ColdStartResults.Setting setting, String program, double goal) {
    return Figure.atMostOf(
        program + ", JDK " + setting.jdk() + " " + setting.sharing(),
        Unit.NANOS,
        setting.of(program).medianNanos(),
        goal,
        setting.of(ColdStartResults.PLAIN).medianNanos(),
        ColdStartResults.PLAIN);
  }

  static String tables(ColdStartResults results) {
    return "\nFrom the start of a JVM ("
        + String.join(" ", results.flags())
        + ") to its first response; "
        + results.rounds()
        + " starts of each, in turns.\n\n"
        + times(results)
        + "\n"
        + classes(results);
  }

  private static MarkdownTable times(ColdStartResults results) {
    MarkdownTable table =
        new MarkdownTable("First response", "program", "median", "quartiles", "in plain Retrofit");
    for (ColdStartResults.Setting setting : results.settings()) {
      for (ColdStartResults.Started started : setting.started()) {
        table.row(
            "JDK " + setting.jdk() + " " + setting.sharing(),
            started.program(),
            Unit.NANOS.format(started.medianNanos()),
            Unit.NANOS.format(started.lowNanos()) + " to " + Unit.NANOS.format(started.highNanos()),
            Figure.ratio(setting.ratio(started.program())));
      }
    }
    return table;
  }

  private static MarkdownTable classes(ColdStartResults results) {
    MarkdownTable table =
        new MarkdownTable(
            "Classes loaded", "all", "the breaker's", "Jedis's", "others beyond plain Retrofit");
    for (ColdStartResults.Loaded loaded : results.loaded()) {
      table.row(
          loaded.program(),
          Unit.COUNT.format(loaded.classes()),
          Unit.COUNT.format(loaded.breaker()),
          Unit.COUNT.format(loaded.jedis()),
          Unit.COUNT.format(loaded.other()));
    }
    return table;
  }
}
