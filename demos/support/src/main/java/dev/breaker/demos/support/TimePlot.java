package dev.breaker.demos.support;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The part of a picture that shows rates over the time of a run. {@link Lanes} go below it. */
public final class TimePlot {
  /** How many times the highest rate the plot reaches up to. */
  private static final double HEADROOM = 1.1;

  private final Palette palette;
  private final double seconds;
  private final double top;
  private final double bottom;
  private final XYChart chart;

  /**
   * Without a line.
   *
   * @param highest of the rates
   */
  public TimePlot(Palette palette, int height, double seconds, String unit, double highest) {
    this.palette = palette;
    this.seconds = seconds;
    top = HEADROOM * Math.max(1, highest);
    bottom = -0.03 * top;
    chart = Charts.chart(palette, height, "", unit);
    Charts.overTime(chart, seconds);
    chart.getStyler().setYAxisMin(bottom).setYAxisMax(top);
    chart.getStyler().setXAxisTicksVisible(false).setYAxisTickMarkSpacingHint(45);
  }

  public XYChart chart() {
    return chart;
  }

  /** Shades the time in which something was broken, behind all lines that come later. */
  public void broken(String name, double from, double until) {
    double end = Math.min(seconds, until);
    XYSeries series =
        chart.addSeries(
            name, new double[] {from, from, end, end}, new double[] {bottom, top, top, bottom});
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
    series.setFillColor(palette.shade());
    series.setLineStyle(SeriesLines.NONE);
    series.setMarker(SeriesMarkers.NONE);
    series.setShowInLegend(false);
  }

  /**
   * A line in steps.
   *
   * @param rates of equal parts of the time
   */
  public void line(String name, List<Double> rates, Color color, float width) {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (int i = 0; i < rates.size(); i++) {
      if (i == 0 || !rates.get(i).equals(rates.get(i - 1))) {
        xs.add(seconds * i / rates.size());
        ys.add(rates.get(i));
      }
    }
    xs.add(seconds);
    ys.add(rates.get(rates.size() - 1));
    Charts.gap(chart);
    XYSeries series = chart.addSeries(name, xs, ys);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Step);
    // XChart draws each step by itself: square ends close the corners.
    series.setLineStyle(new BasicStroke(width, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
    series.setLineColor(color);
    series.setMarker(SeriesMarkers.NONE);
  }
}
