package dev.breaker.demos.support;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.knowm.xchart.XYChart;

/**
 * A picture: charts below each other whose plots are aligned, below a heading.
 *
 * @param title what is shown
 * @param results what came of it, a line each
 */
public record Sheet(Palette palette, String title, List<String> results, List<XYChart> charts) {
  /** At which a page shows it; the image has more pixels, for screens that do. */
  public static final int WIDTH = 830;

  static final int SCALE = 2;
  private static final int MARGIN = 14;
  private static final int TITLE = 20;
  private static final int RESULT = 20;

  BufferedImage image() {
    int top = 2 * MARGIN + TITLE + results.size() * RESULT;
    int height = top + charts.stream().mapToInt(XYChart::getHeight).sum();
    BufferedImage image =
        new BufferedImage(SCALE * WIDTH, SCALE * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    double left = left(graphics);
    graphics.setColor(palette.background());
    graphics.fillRect(0, 0, WIDTH, height);
    heading(graphics);
    int y = top;
    for (XYChart chart : charts) {
      double indent = left - chart.getYAxisLeftWidth();
      Graphics2D part = (Graphics2D) graphics.create();
      part.translate(indent, y);
      chart.paint(part, (int) Math.round(WIDTH - indent), chart.getHeight());
      part.dispose();
      y += chart.getHeight();
    }
    graphics.dispose();
    return image;
  }

  /** How much room the widest of the y-axes takes, which is known once they were painted. */
  private double left(Graphics2D graphics) {
    double left = 0;
    for (XYChart chart : charts) {
      chart.paint(graphics, WIDTH, chart.getHeight());
      left = Math.max(left, chart.getYAxisLeftWidth());
    }
    return left;
  }

  private void heading(Graphics2D graphics) {
    int y = MARGIN + TITLE - 4;
    graphics.setColor(palette.text());
    graphics.setFont(Charts.font(Font.BOLD, 17));
    graphics.drawString(title, MARGIN, y);
    graphics.setFont(Charts.font(Font.PLAIN, 14));
    for (String result : results) {
      y += RESULT + 2;
      graphics.drawString(result, MARGIN, y);
    }
  }
}
