package dev.breaker.benchmarks.report;

import java.util.List;

/** What breakers add to Retrofit calls. */
final class RetrofitReport {
  private static final String CLOSED = "ClosedCall.";
  private static final String REFUSED = "RefusedCall.";

  private RetrofitReport() {}

  static List<Figure> figures(JmhResults results) {
    Added ours = Added.by("breaker", results);
    Added resilience4j = Added.by("resilience4j", results);
    JmhResult throwing = results.get(REFUSED + "breakerThrows", 1);
    JmhResult responding = results.get(REFUSED + "breakerResponds500", 1);
    JmhResult without = results.get(REFUSED + "resilience4jWithoutStackTrace", 1);
    JmhResult with = results.get(REFUSED + "resilience4j", 1);
    String adapter = "resilience4j-retrofit";
    String withoutTraces = adapter + " without stack traces";
    String byDefault = adapter + " by default";
    return List.of(
        Figure.atMostOf(
            "added to a Retrofit call, time",
            Unit.NANOS,
            ours.nanos,
            0.6,
            resilience4j.nanos,
            adapter),
        Figure.atMostOf(
            "added to a Retrofit call, allocated",
            Unit.BYTES,
            ours.bytes,
            0.6,
            resilience4j.bytes,
            adapter),
        Figure.atMostOf(
            "refused, THROW, time",
            Unit.NANOS,
            throwing.nanos(),
            1,
            without.nanos(),
            withoutTraces),
        Figure.atMostOf(
            "refused, THROW, allocated",
            Unit.BYTES,
            throwing.bytes(),
            1,
            without.bytes(),
            withoutTraces),
        Figure.atMostOf(
            "refused, RESPOND_500, time",
            Unit.NANOS,
            responding.nanos(),
            0.7,
            with.nanos(),
            byDefault),
        Figure.atMostOf(
            "refused, RESPOND_500, allocated",
            Unit.BYTES,
            responding.bytes(),
            0.7,
            with.bytes(),
            byDefault));
  }

  static String tables(JmhResults results) {
    MarkdownTable closed =
        new MarkdownTable("Closed", "time", "allocated", "added time", "added bytes");
    for (String name : results.namesOf("ClosedCall")) {
      JmhResult result = results.get(name, 1);
      Added added = Added.by(name.substring(CLOSED.length()), results);
      closed.row(
          Names.readable(name),
          Unit.NANOS.format(result.nanos()),
          Unit.BYTES.format(result.bytes()),
          Unit.NANOS.format(added.nanos),
          Unit.BYTES.format(added.bytes));
    }
    MarkdownTable refused = new MarkdownTable("Refused", "time", "allocated");
    for (String name : results.namesOf("RefusedCall")) {
      JmhResult result = results.get(name, 1);
      refused.row(
          Names.readable(name),
          Unit.NANOS.format(result.nanos()),
          Unit.BYTES.format(result.bytes()));
    }
    return "\n" + closed + "\n" + refused;
  }

  /** What a guarded call costs more than a plain one. */
  private record Added(double nanos, double bytes) {
    static Added by(String library, JmhResults results) {
      JmhResult plain = results.get(CLOSED + "plain", 1);
      JmhResult guarded = results.get(CLOSED + library, 1);
      return new Added(guarded.nanos() - plain.nanos(), guarded.bytes() - plain.bytes());
    }
  }
}
