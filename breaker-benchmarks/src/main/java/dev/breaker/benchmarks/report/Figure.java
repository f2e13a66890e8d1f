package dev.breaker.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * One figure of merit.
 *
 * @param name what is measured
 * @param goal what was aimed at, in words
 * @param measured what came out
 * @param comparedWith what the goal refers to: the peer's measurement, or a limit
 * @param ratio of the one to the other; not finite if there is none to a limit of zero
 * @param met whether the goal is met
 */
record Figure(
    String name, String goal, String measured, String comparedWith, double ratio, boolean met) {

  /** At most a limit. Bytes are whole: what JMH divides by the calls is not all of the calls'. */
  static Figure atMost(String name, Unit unit, double measured, double limit) {
    double shown = unit == Unit.BYTES ? Math.rint(measured) : measured;
    return new Figure(
        name,
        "at most " + unit.format(limit),
        unit.format(measured),
        unit.format(limit),
        measured / limit,
        shown <= limit);
  }

  /** At most so much of what something else costs. */
  static Figure atMostOf(
      String name, Unit unit, double measured, double share, double other, String otherName) {
    return new Figure(
        name,
        "at most " + trimmed(share) + " of " + otherName,
        unit.format(measured),
        unit.format(other),
        measured / other,
        measured <= share * other);
  }

  /** At least so many times what something else does. */
  static Figure atLeastTimes(
      String name, Unit unit, double measured, double times, double other, String otherName) {
    return new Figure(
        name,
        "at least " + trimmed(times) + " times " + otherName,
        unit.format(measured),
        unit.format(other),
        measured / other,
        measured >= times * other);
  }

  static MarkdownTable table(List<Figure> figures) {
    MarkdownTable table =
        new MarkdownTable("figure", "goal", "measured", "compared with", "ratio", "met");
    for (Figure figure : figures) {
      table.row(
          figure.name,
          figure.goal,
          figure.measured,
          figure.comparedWith,
          ratio(figure.ratio),
          figure.met ? "yes" : "**no**");
    }
    return table;
  }

  static String ratio(double ratio) {
    if (!Double.isFinite(ratio)) {
      return "";
    }
    return String.format(Locale.ROOT, ratio < 0.1 ? "%.4f" : ratio < 100 ? "%.2f" : "%,.0f", ratio);
  }

  private static String trimmed(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
