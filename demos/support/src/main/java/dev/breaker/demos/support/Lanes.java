package dev.breaker.demos.support;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The part of a picture that shows when something lasted, in a lane for each, by its name. */
public final class Lanes {
  private static final int LANE = 20;
  private static final int AXIS = 62;
  private static final int LEGEND = 40;
  private static final float BAR = 13;
  private static final float[] STRIPES = {3, 4};
  private static final String EM_SPACE = "\u2003";

  /**
   * A time in a lane, in seconds since the start.
   *
   * @param lane counted from the top, from 0
   */
  public record Bar(int lane, double from, double until) {}

  private final Palette palette;
  private final double seconds;
  private final List<String> names;
  private final XYChart chart;

  /** Empty ones, from the top. */
  public Lanes(Palette palette, double seconds, List<String> names, boolean legend) {
    this.palette = palette;
    this.seconds = seconds;
    this.names = names;
    int height = (names.size() + 1) * LANE + AXIS + (legend ? LEGEND : 0);
    chart = Charts.chart(palette, height, "seconds since the start", "");
    Charts.overTime(chart, seconds);
    XYStyler styler = chart.getStyler();
    styler.setYAxisMin(0.0).setYAxisMax(names.size() + 1.0).setYAxisTickMarkSpacingHint(LANE);
    styler.setyAxisTickLabelsFormattingFunction(this::name);
    styler.setYAxisLabelAlignment(TextAlignment.Right);
    styler.setPlotGridHorizontalLinesVisible(false);
    if (legend) {
      Charts.legend(chart);
    }
  }

  public XYChart chart() {
    return chart;
  }

  /** XChart asks for values around them, too, and wants all answers to differ. */
  private String name(double y) {
    int lane = (int) Math.round(names.size() - y);
    if (lane < 0) {
      return " ".repeat(-lane);
    }
    return lane < names.size() ? names.get(lane) : EM_SPACE.repeat(lane - names.size() + 1);
  }

  private double y(int lane) {
    return names.size() - (double) lane;
  }

  /** Bars that the names of their lanes explain. */
  public void unnamedBars(String name, List<Bar> bars, Color color) {
    bars(name, bars, color);
    XYSeries series = chart.getSeriesMap().get(name);
    if (series != null) {
      series.setShowInLegend(false);
    }
  }

  public void bars(String name, List<Bar> bars, Color color) {
    bars(name, bars, color, new BasicStroke(BAR, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
  }

  /** Bars through which one sees what was drawn before. */
  public void stripes(String name, List<Bar> bars, Color color) {
    bars(
        name,
        bars,
        color,
        new BasicStroke(BAR, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, STRIPES, 0));
  }

  private void bars(String name, List<Bar> bars, Color color, BasicStroke stroke) {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (Bar bar : bars) {
      double from = Math.max(0, bar.from());
      double until = Math.min(seconds, bar.until());
      if (from < until) {
        double y = y(bar.lane());
        xs.addAll(List.of(from, until, until));
        ys.addAll(List.of(y, y, Double.NaN));
      }
    }
    if (!xs.isEmpty()) {
      Charts.gap(chart);
      XYSeries series = chart.addSeries(name, xs, ys);
      series.setLineColor(color);
      series.setLineStyle(stroke);
      series.setMarker(SeriesMarkers.NONE);
    }
  }

  /** Marks the beginnings of what is too short for a bar. */
  public void points(String name, List<Bar> points) {
    List<Bar> inTime = points.stream().filter(point -> point.from() <= seconds).toList();
    if (!inTime.isEmpty()) {
      Charts.gap(chart);
      XYSeries series =
          chart.addSeries(
              name,
              inTime.stream().map(Bar::from).toList(),
              inTime.stream().map(point -> y(point.lane())).toList());
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      series.setMarker(new OutlinedDiamond(palette.background()));
      series.setMarkerColor(palette.text());
    }
  }
}
