package dev.breaker.examples.quickstart;

import dev.breaker.examples.support.Backend.Request;
import dev.breaker.examples.support.ChartStyle;
import dev.breaker.examples.support.Circuit;
import dev.breaker.examples.support.Period;
import dev.breaker.examples.support.PictureFile;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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

/** Draws how many requests reached the backends, with the breaker and without. */
final class Picture {
  static final int WIDTH = 1000;
  static final int HEIGHT = 560;
  private static final int BINS = 40;
  private static final Color WITHOUT = new Color(251, 191, 36);
  private static final Color OPEN = new Color(107, 114, 128);
  private static final Color PROBE = new Color(21, 128, 61);

  private final Recording recording;
  private final double seconds;
  private final double bin;
  private final double[] with;
  private final double[] without;
  private final double top;
  private final double bottom;
  private final XYChart chart;

  private Picture(Recording recording) {
    this.recording = recording;
    seconds = recording.schedule().run().toSeconds();
    bin = seconds / BINS;
    with = rates(recording.guardedLog());
    without = rates(recording.plainLog());
    top = 1.25 * Math.max(max(with), max(without));
    bottom = -0.02 * top;
    chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title(recording.clients()))
            .xAxisTitle("seconds since the start")
            .yAxisTitle("requests per second")
            .build();
  }

  private static String title(int clients) {
    return "Requests that reach the backend, from "
        + (clients == 1 ? "one client" : clients + " clients");
  }

  static Path defaultPath() {
    return PictureFile.beside(Picture.class, "quickstart.png");
  }

  /**
   * Draws and writes.
   *
   * @throws IOException if it cannot be written, or this Java cannot draw
   */
  static void draw(Recording recording, Path file) throws IOException {
    PictureFile.write(
        () -> {
          Picture picture = new Picture(recording);
          picture.fill();
          return BitmapEncoder.getBufferedImage(picture.chart);
        },
        file);
  }

  private void fill() {
    style();
    failing();
    line("without breaker", without, WITHOUT, 7);
    line("with breaker", with, ChartStyle.LINE, 3);
    openTimes();
    probes();
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
    double from = recording.schedule().failsFrom().toMillis() / 1e3;
    double until = recording.schedule().failsUntil().toMillis() / 1e3;
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

  private void line(String name, double[] rates, Color color, float width) {
    double[] xs = new double[BINS + 1];
    for (int i = 0; i <= BINS; i++) {
      xs[i] = i * bin;
    }
    double[] ys = Arrays.copyOf(rates, BINS + 1);
    ys[BINS] = rates[BINS - 1];
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
    for (Circuit circuit : recording.circuits()) {
      for (Period period : circuit.open()) {
        xs.addAll(List.of(at(period.from()), at(period.until()), at(period.until())));
        ys.addAll(List.of(0.93 * top, 0.93 * top, Double.NaN));
      }
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
    for (Circuit circuit : recording.circuits()) {
      for (Period probe : circuit.probes()) {
        double x = at(probe.from());
        xs.add(x);
        ys.add(with[Math.min(BINS - 1, (int) (x / bin))]);
      }
    }
    if (!xs.isEmpty()) {
      XYSeries series = chart.addSeries("probe", xs, ys);
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      series.setMarker(SeriesMarkers.DIAMOND);
      series.setMarkerColor(PROBE);
    }
  }

  private double at(Instant instant) {
    return Math.min(seconds, recording.secondsSinceStart(instant));
  }

  private double[] rates(List<Request> log) {
    double[] rates = new double[BINS];
    for (Request request : log) {
      int i = (int) (recording.secondsSinceStart(request.at()) / bin);
      if (i < BINS) {
        rates[i] += 1 / bin;
      }
    }
    return rates;
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElse(1);
  }
}
