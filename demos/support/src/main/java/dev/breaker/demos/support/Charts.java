package dev.breaker.demos.support;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Collection;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How all charts of a picture look. */
public final class Charts {
  private static final Color NONE = new Color(0, true);

  private Charts() {}

  static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  /** An empty one, without a legend. */
  public static XYChart chart(Palette palette, int height, String xTitle, String yTitle) {
    XYChart chart =
        new XYChartBuilder()
            .width(Sheet.WIDTH)
            .height(height)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    XYStyler styler = chart.getStyler();
    styler.setLocale(Locale.ROOT);
    styler.setXAxisDecimalPattern("0").setYAxisDecimalPattern("#,##0").setPlotContentSize(1);
    styler.setChartTitleVisible(false).setLegendVisible(false);
    styler.setAxisTitleFont(font(Font.PLAIN, 13)).setAxisTickLabelsFont(font(Font.PLAIN, 12));
    styler.setLegendFont(font(Font.PLAIN, 13));
    styler.setChartBackgroundColor(palette.background());
    styler.setPlotBackgroundColor(palette.background());
    styler.setPlotBorderColor(palette.grid());
    styler.setPlotGridLinesColor(palette.grid()).setPlotGridLinesStroke(new BasicStroke(1));
    styler.setAxisTicksLineVisible(false).setAxisTicksMarksVisible(false);
    styler.setChartFontColor(palette.text());
    styler.setXAxisTitleColor(palette.text()).setYAxisTitleColor(palette.text());
    styler.setXAxisTickLabelsColor(palette.text()).setYAxisTickLabelsColor(palette.text());
    styler.setMarkerSize(9);
    return chart;
  }

  /** Has seconds from 0 to the given go to the right. */
  static void overTime(XYChart chart, double seconds) {
    // A little beyond both ends, where XChart would leave out the label and cut a line in half.
    chart.getStyler().setXAxisMin(-0.01 * seconds).setXAxisMax(1.01 * seconds);
  }

  /** Says what it shows, if the picture's own title does not. */
  public static void title(XYChart chart, String title) {
    chart.setTitle(title);
    chart.getStyler().setChartTitleVisible(true).setChartTitleBoxVisible(false);
    chart.getStyler().setChartTitleFont(font(Font.BOLD, 14));
  }

  /** Names the series that are added from now on, in one row below. */
  public static void legend(XYChart chart) {
    XYStyler styler = chart.getStyler();
    styler.setLegendVisible(true).setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal).setLegendPadding(8);
    styler.setLegendBackgroundColor(NONE).setLegendBorderColor(NONE);
  }

  /**
   * Goes before each series that the legend names: between two names, XChart leaves as little room
   * as between a name and its line.
   */
  public static void gap(XYChart chart) {
    Collection<XYSeries> others = chart.getSeriesMap().values();
    if (chart.getStyler().isLegendVisible() && others.stream().anyMatch(XYSeries::isShowInLegend)) {
      XYSeries gap =
          chart.addSeries(" ".repeat(others.size()), new double[] {0}, new double[] {Double.NaN});
      gap.setLineStyle(SeriesLines.NONE);
      gap.setMarker(SeriesMarkers.NONE);
    }
  }
}
