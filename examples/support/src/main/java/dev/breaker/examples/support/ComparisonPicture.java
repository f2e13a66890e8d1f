package dev.breaker.examples.support;

import dev.breaker.storage.CircuitState;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws what happens over the time of a run, with the breaker and without. */
public final class ComparisonPicture {
  public static final int WIDTH = 1000;
  public static final int HEIGHT = 560;
  private static final Color WITHOUT = new Color(251, 191, 36);
  private static final Color OPEN = new Color(107, 114, 128);
  private static final Color PROBE = new Color(21, 128, 61);

  /**
   * What is drawn.
   *
   * @param unit of the rates
   * @param failsFrom when the backend begins to fail, since the start
   * @param failsUntil when it has recovered
   * @param with the rates with the breaker, of equal parts of the run
   * @param without as many without it
   * @param periods of all circuits
   */
  public record Comparison(
      String title,
      String unit,
      Instant start,
      Duration run,
      Duration failsFrom,
      Duration failsUntil,
      List<Double> with,
      List<Double> without,
      List<Period> periods) {}

  private final Comparison comparison;
  private final double seconds;
  private final int bins;
  private final double bin;
  private final double top;
  private final double bottom;
  private final XYChart chart;

  private ComparisonPicture(Comparison comparison) {
    this.comparison = comparison;
    seconds = comparison.run().toSeconds();
    bins = comparison.with().size();
    bin = seconds / bins;
    top = 1.25 * Math.max(max(comparison.with()), max(comparison.without()));
    bottom = -0.02 * top;
    chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(comparison.title())
            .xAxisTitle("seconds since the start")
            .yAxisTitle(comparison.unit())
            .build();
  }

  /**
   * Draws and writes.
   *
   * @throws IOException if it cannot be written, or this Java cannot draw
   */
  public static void draw(Comparison comparison, Path file) throws IOException {
    PictureFile.write(() -> new ComparisonPicture(comparison).image(), file);
  }

  private BufferedImage image() {
    style();
    failing();
    line("without breaker", comparison.without(), WITHOUT, 7);
    line("with breaker", comparison.with(), ChartStyle.LINE, 3);
    openTimes();
    probes();
    return BitmapEncoder.getBufferedImage(chart);
  }

  private void style() {
    XYStyler styler = chart.getStyler();
    ChartStyle.apply(styler, seconds);
    styler.setYAxisMin(bottom).setYAxisMax(top);
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendFont(ChartStyle.font(Font.PLAIN, 15));
    styler.setAnnotationTextFont(ChartStyle.font(Font.PLAIN, 15));
    styler.setAnnotationTextFontColor(ChartStyle.INJURY_TEXT);
    styler.setMarkerSize(12);
  }

  private void failing() {
    double from = comparison.failsFrom().toMillis() / 1e3;
    double until = comparison.failsUntil().toMillis() / 1e3;
    double[] xs = {from, from, until, until};
    XYSeries series = chart.addSeries("failing", xs, new double[] {bottom, top, top, bottom});
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
    series.setFillColor(ChartStyle.INJURED);
    series.setLineStyle(SeriesLines.NONE);
    series.setMarker(SeriesMarkers.NONE);
    series.setShowInLegend(false);
    chart.addAnnotation(
        new AnnotationText("backend failing", (from + until) / 2, 0.86 * top, false));
  }

  private void line(String name, List<Double> rates, Color color, float width) {
    double[] xs = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      xs[i] = i * bin;
    }
    double[] ys = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      ys[i] = rates.get(Math.min(i, bins - 1));
    }
    XYSeries series = chart.addSeries(name, xs, ys);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Step);
    series.setLineStyle(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    series.setLineColor(color);
    series.setMarker(SeriesMarkers.NONE);
  }

  /** Bars above the lines; a gap between two is where a probe failed. */
  private void openTimes() {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (Period period : in(CircuitState.OPEN)) {
      xs.addAll(List.of(at(period.from()), at(period.until()), at(period.until())));
      ys.addAll(List.of(0.93 * top, 0.93 * top, Double.NaN));
    }
    if (!xs.isEmpty()) {
      XYSeries series = chart.addSeries("circuit open", xs, ys);
      series.setLineColor(OPEN);
      series.setMarker(SeriesMarkers.NONE);
      series.setLineStyle(new BasicStroke(14, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL));
    }
  }

  private void probes() {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (Period probe : in(CircuitState.HALF_OPEN)) {
      double x = at(probe.from());
      xs.add(x);
      ys.add(comparison.with().get(Math.min(bins - 1, (int) (x / bin))));
    }
    if (!xs.isEmpty()) {
      XYSeries series = chart.addSeries("probe", xs, ys);
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      series.setMarker(SeriesMarkers.DIAMOND);
      series.setMarkerColor(PROBE);
    }
  }

  private List<Period> in(CircuitState state) {
    return comparison.periods().stream().filter(period -> period.state() == state).toList();
  }

  private double at(Instant instant) {
    double since = Duration.between(comparison.start(), instant).toNanos() / 1e9;
    return Math.max(0, Math.min(seconds, since));
  }

  private static double max(List<Double> values) {
    return values.stream().mapToDouble(value -> value).max().orElse(1);
  }
}
