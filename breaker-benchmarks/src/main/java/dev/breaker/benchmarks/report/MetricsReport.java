package dev.breaker.benchmarks.report;

import java.util.List;

/** What meters add to a call. */
final class MetricsReport {
  private static final String SUCCESS = "MeteredSuccess";

  private MetricsReport() {}

  static List<Figure> figures(JmhResults results) {
    return List.of(added("simple", "Simple", results), added("Prometheus", "Prometheus", results));
  }

  private static Figure added(String registry, String method, JmhResults results) {
    double breaker = results.get(SUCCESS + ".breaker" + method, 1).bytes();
    double timer = results.get(SUCCESS + ".timer" + method, 1).bytes();
    return Figure.atMost(
        "closed success with a " + registry + " registry, allocated beyond its timer",
        Unit.BYTES,
        breaker - timer,
        0);
  }

  static String tables(JmhResults results) {
    MarkdownTable table = new MarkdownTable("Closed, success", "time", "allocated");
    for (String name : results.namesOf(SUCCESS)) {
      JmhResult result = results.get(name, 1);
      table.row(
          Names.readable(name),
          Unit.NANOS.format(result.nanos()),
          Unit.BYTES.format(result.bytes()));
    }
    return "\n" + table;
  }
}
