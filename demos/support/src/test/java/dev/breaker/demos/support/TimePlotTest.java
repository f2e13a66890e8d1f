package dev.breaker.demos.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

class TimePlotTest {
  private final TimePlot plot = new TimePlot(Palette.DARK, 300, 20, "calls per second", 80);

  private XYSeries series(String name) {
    return plot.chart().getSeriesMap().get(name);
  }

  @Test
  void aLineStepsWhereTheRateChangesAndGoesOnToTheEnd() {
    plot.line("line", List.of(80.0, 80.0, 0.0, 0.0, 40.0), Palette.DARK.with(), 3);

    assertThat(series("line").getXYSeriesRenderStyle()).isEqualTo(XYSeriesRenderStyle.Step);
    assertThat(series("line").getXData()).containsExactly(0, 8, 16, 20);
    assertThat(series("line").getYData()).containsExactly(80, 0, 40, 40);
  }

  @Test
  void whatWasBrokenIsShadedFromTheBottomToTheTop() {
    plot.broken("broken", 4, 30);

    double top = plot.chart().getStyler().getYAxisMax();
    double bottom = plot.chart().getStyler().getYAxisMin();
    assertThat(series("broken").getXData()).containsExactly(4, 4, 20, 20);
    assertThat(series("broken").getYData()).containsExactly(bottom, top, top, bottom);
    assertThat(top).isGreaterThan(80);
    assertThat(bottom).isNegative();
  }

  @Test
  void saysItsUnit() {
    assertThat(plot.chart().getYAxisTitle()).isEqualTo("calls per second");
  }
}
