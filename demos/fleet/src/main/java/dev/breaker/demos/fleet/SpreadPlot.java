package dev.breaker.demos.fleet;

import dev.breaker.demos.fleet.Injury.Kind;
import dev.breaker.demos.support.Charts;
import dev.breaker.demos.support.Palette;
import java.awt.Color;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The part of the picture that has a point for each client and drill: how long after the trip the
 * client refused for the first time.
 */
final class SpreadPlot {
  static final String WITHOUT_PUSH = "without push";
  static final String WITH_PUSH = "with push";

  private static final int HEIGHT = 270;

  /** That the points of both kinds are beside each other. */
  private static final double ASIDE = 0.12;

  /** How far from the edge of the plot the outermost points stay. */
  private static final double MARGIN = 1.6;

  /** That 1 ms has its label. */
  private static final double MOST_BOTTOM = 0.9;

  /** What a logarithm still likes. */
  private static final double LEAST_MILLIS = 0.1;

  private final Recording recording;
  private final XYChart chart;
  private final List<Double> all = new ArrayList<>();

  private SpreadPlot(Recording recording, Palette palette) {
    this.recording = recording;
    chart = Charts.chart(palette, HEIGHT, "number of the trip", "ms, logarithmic");
    Charts.title(chart, "From a trip to the first refusal in each other process");
    Charts.legend(chart);
  }

  /** Nothing if there was no drill, or nobody refused in it. */
  static Optional<XYChart> chart(Recording recording, Palette palette) {
    SpreadPlot plot = new SpreadPlot(recording, palette);
    plot.points(
        WITHOUT_PUSH, Kind.DRILL_WITHOUT_PUSH, -ASIDE, SeriesMarkers.CIRCLE, palette.without());
    plot.points(WITH_PUSH, Kind.DRILL_WITH_PUSH, ASIDE, SeriesMarkers.DIAMOND, palette.with());
    if (plot.all.isEmpty()) {
      return Optional.empty();
    }
    plot.scale();
    return Optional.of(plot.chart);
  }

  private void points(String name, Kind kind, double aside, Marker marker, Color color) {
    List<Injury> drills = recording.injuries(kind);
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (int i = 0; i < drills.size(); i++) {
      for (Duration delay : Propagation.of(recording.events(), List.of(drills.get(i))).delays()) {
        xs.add(i + 1 + aside);
        ys.add(Math.max(LEAST_MILLIS, delay.toNanos() / 1e6));
      }
    }
    if (!xs.isEmpty()) {
      Charts.gap(chart);
      XYSeries series = chart.addSeries(name, xs, ys);
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      series.setMarker(marker);
      series.setMarkerColor(color);
    }
    all.addAll(ys);
  }

  private void scale() {
    double least = all.stream().mapToDouble(millis -> millis).min().orElseThrow();
    double most = all.stream().mapToDouble(millis -> millis).max().orElseThrow();
    XYStyler styler = chart.getStyler();
    styler.setXAxisMin(0.5).setXAxisMax(recording.settings().drills() + 0.5);
    styler.setYAxisLogarithmic(true).setYAxisLogarithmicDecadeOnly(true);
    styler.setYAxisMin(Math.min(MOST_BOTTOM, least / MARGIN)).setYAxisMax(most * MARGIN);
    styler.setPlotGridVerticalLinesVisible(false);
  }
}
