package dev.breaker.demos.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether it can be read without colours, too: contrasts as WCAG 2.2 defines them. */
class PaletteTest {
  private static double contrast(Color one, Color other) {
    double first = luminance(one) + 0.05;
    double second = luminance(other) + 0.05;
    return Math.max(first, second) / Math.min(first, second);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int value) {
    double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  @ParameterizedTest
  @EnumSource
  void linesAndBarsStandOutFromThePageAndFromEachOther(Palette palette) {
    assertThat(contrast(palette.with(), palette.background())).isGreaterThan(3);
    assertThat(contrast(palette.without(), palette.background())).isGreaterThan(3);
    assertThat(contrast(palette.broken(), palette.background())).isGreaterThan(3);
    assertThat(contrast(palette.with(), palette.without())).isGreaterThan(3);
  }

  @ParameterizedTest
  @EnumSource
  void barsAndStripesStandOutFromTheTrackBeneath(Palette palette) {
    assertThat(contrast(palette.with(), palette.track())).isGreaterThan(3);
    assertThat(contrast(palette.without(), palette.track())).isGreaterThan(2);
  }

  @ParameterizedTest
  @EnumSource
  void textIsReadableOnThePageAndOnTheShade(Palette palette) {
    assertThat(contrast(palette.text(), palette.background())).isGreaterThan(7);
    assertThat(contrast(palette.text(), palette.shade())).isGreaterThan(7);
  }
}
