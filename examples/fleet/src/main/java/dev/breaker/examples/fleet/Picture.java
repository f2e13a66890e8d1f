package dev.breaker.examples.fleet;

import dev.breaker.examples.support.Backend.Request;
import dev.breaker.examples.support.ChartStyle;
import dev.breaker.examples.support.PictureFile;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws how many requests reached the backend, and below, what each client's circuit did meanwhile.
 */
final class Picture {
  static final int WIDTH = 1200;
  private static final int RIGHT = 12;
  private static final int CHART_HEIGHT = 360;

  /** Room for the clients' names, left of the chart's own. */
  private static final int LEFT = 24;

  private static final double BIN = 0.5;

  private final Recording recording;
  private final double seconds;
  private final double[] rates;
  private final double top;
  private final double bottom;
  private final XYChart chart;

  private Picture(Recording recording) {
    this.recording = recording;
    seconds = recording.secondsSinceStart(recording.end());
    rates = rates();
    top = 1.35 * Math.max(1, Arrays.stream(rates).max().orElse(1));
    bottom = -0.02 * top;
    chart =
        new XYChartBuilder()
            .width(WIDTH - LEFT - RIGHT)
            .height(CHART_HEIGHT)
            .title(
                "Requests that reach the backend, from "
                    + recording.settings().clients()
                    + " processes with "
                    + recording.settings().threads()
                    + " threads each")
            .xAxisTitle("seconds since the start")
            .yAxisTitle("requests per second")
            .build();
  }

  /**
   * Draws and writes.
   *
   * @throws IOException if it cannot be written, or this Java cannot draw
   */
  static void draw(Recording recording, Path file) throws IOException {
    PictureFile.write(() -> new Picture(recording).image(), file);
  }

  private BufferedImage image() {
    fill();
    Rows rows = new Rows(recording, this::x, CHART_HEIGHT);
    BufferedImage image =
        new BufferedImage(WIDTH, CHART_HEIGHT + rows.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.translate(LEFT, 0);
    chart.paint(graphics, WIDTH - LEFT - RIGHT, CHART_HEIGHT);
    graphics.translate(-LEFT, 0);
    rows.paint(graphics);
    graphics.dispose();
    return image;
  }

  /** Where a moment is, once the chart is painted. */
  private double x(Instant instant) {
    return LEFT
        + chart.getScreenXFromChart(Math.min(seconds, recording.secondsSinceStart(instant)));
  }

  private void fill() {
    XYStyler styler = chart.getStyler();
    ChartStyle.apply(styler, seconds);
    styler.setYAxisMin(bottom).setYAxisMax(top);
    styler.setLegendVisible(false);
    for (int i = 0; i < recording.injuries().size(); i++) {
      injured("injury " + i, recording.injuries().get(i));
    }
    line();
  }

  private void injured(String name, Injury injury) {
    double from = recording.secondsSinceStart(injury.from());
    double until = recording.secondsSinceStart(injury.healed());
    XYSeries series =
        chart.addSeries(
            name, new double[] {from, from, until, until}, new double[] {bottom, top, top, bottom});
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
    series.setFillColor(ChartStyle.INJURED);
    series.setLineStyle(SeriesLines.NONE);
    series.setMarker(SeriesMarkers.NONE);
  }

  private void line() {
    double[] xs = new double[rates.length + 1];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = Math.min(seconds, i * BIN);
    }
    double[] ys = Arrays.copyOf(rates, xs.length);
    ys[rates.length] = rates[rates.length - 1];
    XYSeries series = chart.addSeries("requests", xs, ys);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Step);
    series.setLineStyle(new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    series.setLineColor(ChartStyle.LINE);
    series.setMarker(SeriesMarkers.NONE);
  }

  /** Per second, in bins; the last one, which is not full, is left out. */
  private double[] rates() {
    double[] result = new double[Math.max(1, (int) (seconds / BIN))];
    for (Request request : recording.log()) {
      int i = (int) (recording.secondsSinceStart(request.at()) / BIN);
      if (i < result.length) {
        result[i] += 1 / BIN;
      }
    }
    return result;
  }
}
