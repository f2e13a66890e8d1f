package dev.breaker.demos.support;

import java.awt.Color;

/**
 * The colours of a picture on a light page, and on a dark one. Those that must be told apart differ
 * in lightness too, for who sees no colours.
 */
public enum Palette {
  LIGHT(0xffffff, 0x1f2328, 0xdde1e6, 0xeceef1, 0x7d8590, 0x1e3a8a, 0xc97a00, 0xd3dcea),
  DARK(0x0d1117, 0xe6edf3, 0x2d333b, 0x1c222a, 0x7d8590, 0xb6d7ff, 0xb06000, 0x26364d);

  private final int background;
  private final int text;
  private final int grid;
  private final int shade;
  private final int broken;
  private final int with;
  private final int without;
  private final int track;

  Palette(
      int background, int text, int grid, int shade, int broken, int with, int without, int track) {
    this.background = background;
    this.text = text;
    this.grid = grid;
    this.shade = shade;
    this.broken = broken;
    this.with = with;
    this.without = without;
    this.track = track;
  }

  public Color background() {
    return new Color(background);
  }

  public Color text() {
    return new Color(text);
  }

  public Color grid() {
    return new Color(grid);
  }

  /** Behind a plot while something is broken. */
  public Color shade() {
    return new Color(shade);
  }

  /** Of the lane that says what is broken. */
  public Color broken() {
    return new Color(broken);
  }

  /** Of what the breaker does. */
  public Color with() {
    return new Color(with);
  }

  /** Of what is done without it, or by a part of it only. */
  public Color without() {
    return new Color(without);
  }

  /** Of a lane in which all is well. */
  public Color track() {
    return new Color(track);
  }
}
