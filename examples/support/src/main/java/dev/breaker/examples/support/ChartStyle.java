package dev.breaker.examples.support;

import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.style.XYStyler;

/** How charts of requests over time look. */
public final class ChartStyle {
  /** Behind the times at which something was broken. */
  public static final Color INJURED = new Color(250, 219, 216);

  /** Of words about them. */
  public static final Color INJURY_TEXT = new Color(153, 27, 27);

  /** Of a line that the breaker decides. */
  public static final Color LINE = new Color(29, 78, 216);

  private ChartStyle() {}

  public static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  /** Has seconds from 0 to the given go to the right. */
  public static void apply(XYStyler styler, double seconds) {
    // A little beyond zero, where XChart would leave out the label and cut the line in half.
    styler.setXAxisMin(-0.01 * seconds).setXAxisMax(seconds);
    styler.setXAxisDecimalPattern("0").setYAxisDecimalPattern("0").setPlotContentSize(1);
    styler.setLocale(Locale.ROOT);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartTitleBoxVisible(false);
    styler.setChartTitleFont(font(Font.BOLD, 20));
    styler.setAxisTitleFont(font(Font.PLAIN, 15));
    styler.setAxisTickLabelsFont(font(Font.PLAIN, 13));
    styler.setPlotGridLinesColor(new Color(229, 231, 235));
    styler.setAxisTicksLineVisible(false);
  }
}
