package dev.breaker.demos.support;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import org.knowm.xchart.style.markers.Marker;

/** A marker that can be seen on a bar of any colour. */
final class OutlinedDiamond extends Marker {
  private static final float OUTLINE = 3;

  private final Color outline;

  OutlinedDiamond(Color outline) {
    this.outline = outline;
  }

  @Override
  public void paint(Graphics2D graphics, double x, double y, int size) {
    double half = size / 2.0 + 1;
    Path2D diamond = new Path2D.Double();
    diamond.moveTo(x, y - half);
    diamond.lineTo(x + half, y);
    diamond.lineTo(x, y + half);
    diamond.lineTo(x - half, y);
    diamond.closePath();
    Color inside = graphics.getColor();
    graphics.setColor(outline);
    graphics.setStroke(new BasicStroke(OUTLINE));
    graphics.draw(diamond);
    graphics.setColor(inside);
    graphics.fill(diamond);
  }
}
