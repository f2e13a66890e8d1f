package dev.breaker.examples.fleet;

import dev.breaker.examples.fleet.Injury.Kind;
import dev.breaker.examples.support.ChartStyle;
import dev.breaker.storage.CircuitState;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The lower part of the picture: a row for each client, the injuries' names, and a legend. */
final class Rows {
  private static final int TITLE = 34;
  private static final int ROW = 22;
  private static final int GAP = 4;
  private static final int LEGEND = 46;
  private static final int SWATCH = 18;
  private static final int LABELS_AT = 58;

  private static final Color TEXT = new Color(31, 41, 55);
  private static final Color CLOSED = new Color(134, 197, 149);
  private static final Color OPEN = new Color(214, 69, 65);
  private static final Color PROBE = new Color(250, 204, 21);
  private static final Color HATCH = new Color(55, 65, 81);

  private final Recording recording;
  private final ToDoubleFunction<Instant> x;
  private final int top;

  /**
   * Paints nothing yet.
   *
   * @param x where a moment is
   * @param top where the rows begin
   */
  Rows(Recording recording, ToDoubleFunction<Instant> x, int top) {
    this.recording = recording;
    this.x = x;
    this.top = top;
  }

  int height() {
    return TITLE + recording.settings().clients() * (ROW + GAP) + LEGEND;
  }

  void paint(Graphics2D graphics) {
    double left = x.applyAsDouble(recording.start());
    graphics.setFont(ChartStyle.font(Font.PLAIN, 15));
    graphics.setColor(TEXT);
    graphics.drawString("The circuit in each process", (float) left, top + TITLE - 12);
    for (int i = 0; i < recording.settings().clients(); i++) {
      row(graphics, "client-" + (i + 1), left, rowTop(i));
    }
    injuries(graphics);
    legend(graphics, left, rowTop(recording.settings().clients()) + 16);
  }

  private int rowTop(int row) {
    return top + TITLE + row * (ROW + GAP);
  }

  private void row(Graphics2D graphics, String client, double left, int y) {
    graphics.setFont(ChartStyle.font(Font.PLAIN, 14));
    graphics.setColor(TEXT);
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.drawString(client, (float) (left - 8 - metrics.stringWidth(client)), y + 16);
    for (Band band : Band.of(recording, client)) {
      double from = x.applyAsDouble(band.from());
      double until = x.applyAsDouble(band.until());
      // A probe that fails at once is to be seen all the same.
      double width = Math.max(band.state() == CircuitState.HALF_OPEN ? 3 : 0.5, until - from);
      box(graphics, new Rectangle2D.Double(from, y, width, ROW), band.state(), band.alone());
    }
  }

  private static void box(Graphics2D graphics, Rectangle2D box, CircuitState state, boolean alone) {
    graphics.setColor(
        switch (state) {
          case CLOSED -> CLOSED;
          case OPEN -> OPEN;
          case HALF_OPEN -> PROBE;
        });
    graphics.fill(box);
    if (alone) {
      Shape clip = graphics.getClip();
      graphics.clip(box);
      graphics.setColor(HATCH);
      graphics.setStroke(new BasicStroke(1.6f));
      for (double at = box.getX() - ROW; at < box.getMaxX(); at += 8) {
        graphics.draw(new Line2D.Double(at, box.getMaxY(), at + box.getHeight(), box.getY()));
      }
      graphics.setClip(clip);
    }
  }

  private void injuries(Graphics2D graphics) {
    for (Kind kind : Kind.values()) {
      List<Injury> injuries = recording.injuries(kind);
      if (injuries.size() == 1) {
        edge(graphics, injuries.get(0).from());
        edge(graphics, injuries.get(0).healed());
      }
      if (!injuries.isEmpty()) {
        Injury last = injuries.get(injuries.size() - 1);
        double middle =
            (x.applyAsDouble(injuries.get(0).from()) + x.applyAsDouble(last.healed())) / 2;
        label(graphics, middle, name(kind, last.victim(), injuries.size()));
      }
    }
  }

  private void edge(Graphics2D graphics, Instant instant) {
    graphics.setColor(ChartStyle.INJURY_TEXT);
    graphics.setStroke(
        new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {3, 4}, 0));
    double at = x.applyAsDouble(instant);
    graphics.draw(
        new Line2D.Double(
            at, top + TITLE, at, rowTop(recording.settings().clients()) - (double) GAP));
  }

  private static String name(Kind kind, String victim, int times) {
    return switch (kind) {
      case BACKEND -> "backend fails";
      case NETWORK -> victim + "\nis cut off";
      case REDIS -> "Redis\nis away";
      case DRILL_WITH_PUSH -> times + " trips with push";
      case DRILL_WITHOUT_PUSH -> times + " trips without push";
    };
  }

  private static void label(Graphics2D graphics, double middle, String text) {
    graphics.setFont(ChartStyle.font(Font.PLAIN, 14));
    graphics.setColor(ChartStyle.INJURY_TEXT);
    FontMetrics metrics = graphics.getFontMetrics();
    int y = LABELS_AT;
    for (String line : text.split("\n", -1)) {
      graphics.drawString(line, (float) (middle - metrics.stringWidth(line) / 2.0), y);
      y += metrics.getHeight();
    }
  }

  private static void legend(Graphics2D graphics, double left, int y) {
    double at = left;
    at = entry(graphics, at, y, CircuitState.CLOSED, false, "closed: calls go");
    at = entry(graphics, at, y, CircuitState.OPEN, false, "open: calls are refused");
    at = entry(graphics, at, y, CircuitState.HALF_OPEN, false, "one probe goes");
    entry(graphics, at, y, CircuitState.CLOSED, true, "hatched: decides by itself");
  }

  private static double entry(
      Graphics2D graphics, double at, int y, CircuitState state, boolean alone, String text) {
    box(graphics, new Rectangle2D.Double(at, y, SWATCH + 8.0, SWATCH), state, alone);
    graphics.setFont(ChartStyle.font(Font.PLAIN, 14));
    graphics.setColor(TEXT);
    graphics.drawString(text, (float) (at + SWATCH + 16), y + 14);
    return at + SWATCH + 16 + graphics.getFontMetrics().stringWidth(text) + 28;
  }
}
