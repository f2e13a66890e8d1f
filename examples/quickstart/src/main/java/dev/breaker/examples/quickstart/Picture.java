package dev.breaker.examples.quickstart;

import dev.breaker.examples.quickstart.Backend.Request;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws how many requests reached the backends, with the breaker and without. */
final class Picture {
  static {
    // No window is opened, and a server has no screen.
    System.setProperty("java.awt.headless", "true");
  }

  static final int WIDTH = 1000;
  static final int HEIGHT = 560;
  private static final int BINS = 40;
  private static final Color FAILING = new Color(250, 219, 216);
  private static final Color WITHOUT = new Color(217, 119, 6);
  private static final Color WITH = new Color(29, 78, 216);
  private static final Color OPEN = new Color(107, 114, 128);
  private static final Color PROBE = new Color(21, 128, 61);

  private final Recording recording;
  private final double seconds;
  private final double bin;
  private final double[] with;
  private final double[] without;
  private final double top;
  private final XYChart chart;

  private Picture(Recording recording) {
    this.recording = recording;
    seconds = recording.schedule().run().toSeconds();
    bin = seconds / BINS;
    with = rates(recording.guardedLog());
    without = rates(recording.plainLog());
    top = 1.25 * Math.max(max(with), max(without));
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

  /** Beside the jar, or beside the folder of classes; in both cases that is Maven's target. */
  static Path defaultPath() {
    try {
      return Path.of(Picture.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .resolveSibling("quickstart.png");
    } catch (URISyntaxException e) {
      return Path.of("quickstart.png");
    }
  }

  /**
   * Draws and writes.
   *
   * @throws IOException if it cannot be written, or this Java cannot draw
   */
  static void draw(Recording recording, Path file) throws IOException {
    Picture picture = new Picture(recording);
    BufferedImage image;
    try {
      picture.fill();
      image = BitmapEncoder.getBufferedImage(picture.chart);
    } catch (RuntimeException | LinkageError | InternalError e) {
      // A Java for servers, or a system without a single font.
      throw new IOException(
          "The picture cannot be drawn: "
              + e
              + ". On Linux, install fontconfig and a font, such as fonts-dejavu-core",
          e);
    }
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("The picture cannot be drawn: this Java does not write PNG");
    }
  }

  private void fill() {
    style();
    area("backend failing", FAILING);
    line("without breaker", without, WITHOUT);
    line("with breaker", with, WITH);
    openTimes();
    probes();
  }

  private void style() {
    XYStyler styler = chart.getStyler();
    styler.setXAxisMin(0.0).setXAxisMax(seconds).setYAxisMin(0.0).setYAxisMax(top);
    styler.setXAxisDecimalPattern("0").setYAxisDecimalPattern("0").setPlotContentSize(1);
    styler.setLocale(Locale.ROOT);
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartTitleBoxVisible(false);
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 20));
    styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
    styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    styler.setPlotGridLinesColor(new Color(229, 231, 235));
    styler.setMarkerSize(11);
  }

  private void area(String name, Color color) {
    double from = recording.schedule().failsFrom().toMillis() / 1e3;
    double until = recording.schedule().failsUntil().toMillis() / 1e3;
    XYSeries series =
        chart.addSeries(
            name, new double[] {from, from, until, until}, new double[] {0, top, top, 0});
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
    series.setFillColor(color);
    series.setLineColor(color);
    series.setMarker(SeriesMarkers.NONE);
  }

  private void line(String name, double[] rates, Color color) {
    double[] centres = new double[BINS];
    for (int i = 0; i < BINS; i++) {
      centres[i] = (i + 0.5) * bin;
    }
    XYSeries series = chart.addSeries(name, centres, rates);
    series.setLineWidth(3);
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
