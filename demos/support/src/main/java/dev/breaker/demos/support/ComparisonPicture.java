package dev.breaker.demos.support;

import dev.breaker.demos.support.Lanes.Bar;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Draws what happens over the time of a run, with the breaker and without. */
public final class ComparisonPicture {
  public static final String WITH = "with the breaker";
  public static final String WITHOUT = "without";

  public static final String FAILS = "fails";
  public static final String OPEN = "circuit open";
  public static final String PROBE = "probe";

  private static final int HEIGHT = 310;

  /**
   * What is drawn.
   *
   * @param results what came of it, a line each
   * @param backend what fails, in a word or two
   * @param unit of the rates
   * @param failsFrom when the backend begins to fail, since the start
   * @param failsUntil when it has recovered
   * @param with the rates with the breaker, of equal parts of the run
   * @param without as many without it
   * @param periods of all circuits
   */
  public record Comparison(
      String title,
      List<String> results,
      String backend,
      String unit,
      Instant start,
      Duration run,
      Duration failsFrom,
      Duration failsUntil,
      List<Double> with,
      List<Double> without,
      List<Period> periods) {

    private static double seconds(Duration sinceStart) {
      return sinceStart.toNanos() / 1e9;
    }

    private List<Bar> bars(int lane, CircuitState state) {
      return periods.stream()
          .filter(period -> period.state() == state)
          .map(period -> new Bar(lane, at(period.from()), at(period.until())))
          .toList();
    }

    private double at(Instant instant) {
      return seconds(Duration.between(start, instant));
    }
  }

  private ComparisonPicture() {}

  public static Sheet sheet(Comparison comparison, Palette palette) {
    double seconds = Comparison.seconds(comparison.run());
    double from = Comparison.seconds(comparison.failsFrom());
    double until = Comparison.seconds(comparison.failsUntil());
    double highest =
        Stream.concat(comparison.with().stream(), comparison.without().stream())
            .mapToDouble(rate -> rate)
            .max()
            .orElse(1);

    TimePlot plot = new TimePlot(palette, HEIGHT, seconds, comparison.unit(), highest);
    Charts.legend(plot.chart());
    plot.broken(FAILS, from, until);
    plot.line(WITHOUT, comparison.without(), palette.without(), 6);
    plot.line(WITH, comparison.with(), palette.with(), 2.5f);

    Lanes lanes =
        new Lanes(palette, seconds, List.of(comparison.backend() + " fails", OPEN, PROBE), false);
    lanes.bars(FAILS, List.of(new Bar(0, from, until)), palette.broken());
    lanes.bars(OPEN, comparison.bars(1, CircuitState.OPEN), palette.with());
    lanes.points(PROBE, comparison.bars(2, CircuitState.HALF_OPEN));
    return new Sheet(
        palette, comparison.title(), comparison.results(), List.of(plot.chart(), lanes.chart()));
  }
}
