package dev.breaker.demos.fleet;

import dev.breaker.demos.fleet.Injury.Kind;
import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.Backend.Request;
import dev.breaker.demos.support.Palette;
import dev.breaker.demos.support.PictureFile;
import dev.breaker.demos.support.Sheet;
import dev.breaker.demos.support.TimePlot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knowm.xchart.XYChart;

/**
 * Draws how many requests reached the backend, below it what each client's circuit did meanwhile,
 * and last, how fast the trips of the drills spread.
 */
final class Picture {
  private static final double BIN = 0.5;
  private static final int HEIGHT = 220;

  private Picture() {}

  /**
   * Draws and writes.
   *
   * @return what was written, in words
   * @throws IOException if it cannot be written, or this Java cannot draw
   */
  static String draw(Recording recording, Path file) throws IOException {
    return PictureFile.write(palette -> sheet(recording, palette), file);
  }

  static Sheet sheet(Recording recording, Palette palette) {
    double seconds = secondsUntilDrills(recording);
    List<XYChart> charts = new ArrayList<>();
    charts.add(requests(recording, palette, seconds));
    charts.add(ClientLanes.chart(recording, palette, seconds));
    SpreadPlot.chart(recording, palette).ifPresent(charts::add);
    RunSettings settings = recording.settings();
    return new Sheet(
        palette,
        String.format(
            Locale.ROOT,
            "Requests that reach the backend, from %d processes with %d threads each",
            settings.clients(),
            settings.threads()),
        results(recording),
        charts);
  }

  /** Their trips would be too short to be seen in a plot over the time. */
  private static double secondsUntilDrills(Recording recording) {
    return recording.secondsSinceStart(
        recording.injuries().stream()
            .filter(injury -> injury.kind().isDrill())
            .map(Injury::from)
            .min(Comparator.naturalOrder())
            .orElse(recording.end()));
  }

  private static XYChart requests(Recording recording, Palette palette, double seconds) {
    List<Double> rates = rates(recording, seconds);
    TimePlot plot =
        new TimePlot(palette, HEIGHT, seconds, "requests per second", Collections.max(rates));
    for (Injury injury : recording.injuries()) {
      if (!injury.kind().isDrill()) {
        plot.broken(
            injury.kind().name(),
            recording.secondsSinceStart(injury.from()),
            recording.secondsSinceStart(injury.healed()));
      }
    }
    plot.line("requests", rates, palette.with(), 2.5f);
    return plot.chart();
  }

  /** Per second, in equal parts of the time. */
  private static List<Double> rates(Recording recording, double seconds) {
    int bins = Math.max(1, (int) Math.round(seconds / BIN));
    double bin = seconds / bins;
    Double[] rates = new Double[bins];
    Arrays.fill(rates, 0.0);
    for (Request request : recording.log()) {
      int i = (int) (recording.secondsSinceStart(request.at()) / bin);
      if (i < bins) {
        rates[i] += 1 / bin;
      }
    }
    return List.of(rates);
  }

  private static List<String> results(Recording recording) {
    List<String> results = new ArrayList<>();
    results.add(
        String.format(
            Locale.ROOT,
            "In the whole run, %,d requests reached the backend, and %,d calls were refused at once.",
            recording.log().size(),
            recording.count(Answer.REFUSED)));
    results.add(
        String.format(
            Locale.ROOT,
            "%,d calls failed. %,d calls were harmed by the breaker.",
            recording.count(Answer.FAILED),
            Harm.of(recording).calls()));
    Optional<String> without = median(recording, Kind.DRILL_WITHOUT_PUSH);
    Optional<String> with = median(recording, Kind.DRILL_WITH_PUSH);
    if (without.isPresent() && with.isPresent()) {
      results.add(
          String.format(
              "From a trip to the first refusal elsewhere: %s without push, %s with push (medians).",
              without.get(), with.get()));
    }
    return results;
  }

  private static Optional<String> median(Recording recording, Kind kind) {
    return Propagation.of(recording.events(), recording.injuries(kind))
        .median()
        .map(Propagation::millis);
  }
}
