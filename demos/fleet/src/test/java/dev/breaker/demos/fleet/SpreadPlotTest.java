package dev.breaker.demos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.fleet.Injury.Kind;
import dev.breaker.demos.support.Palette;
import dev.breaker.storage.CircuitState;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

class SpreadPlotTest {
  private static Optional<XYChart> chart(FleetRecordings recordings) {
    return SpreadPlot.chart(recordings.recording(), Palette.LIGHT);
  }

  @Test
  void hasAPointForEachClientThatRefusedAfterAnotherTripped() {
    XYChart chart = chart(FleetRecordings.ofTwoClients()).orElseThrow();
    XYSeries without = chart.getSeriesMap().get(SpreadPlot.WITHOUT_PUSH);
    XYSeries with = chart.getSeriesMap().get(SpreadPlot.WITH_PUSH);

    assertThat(without.getXYSeriesRenderStyle()).isEqualTo(XYSeriesRenderStyle.Scatter);
    assertThat(without.getYData()).containsExactly(20);
    assertThat(with.getYData()).containsExactly(4);
  }

  @Test
  void theTwoKindsAreBesideEachOtherAndDifferInShapeAndLightness() {
    XYChart chart = chart(FleetRecordings.ofTwoClients()).orElseThrow();
    XYSeries without = chart.getSeriesMap().get(SpreadPlot.WITHOUT_PUSH);
    XYSeries with = chart.getSeriesMap().get(SpreadPlot.WITH_PUSH);

    assertThat(without.getXData()[0]).isLessThan(1).isCloseTo(1, Offset.offset(0.3));
    assertThat(with.getXData()[0]).isGreaterThan(1).isCloseTo(1, Offset.offset(0.3));
    assertThat(with.getMarker()).isNotEqualTo(without.getMarker());
    assertThat(with.getMarkerColor()).isEqualTo(Palette.LIGHT.with());
    assertThat(without.getMarkerColor()).isEqualTo(Palette.LIGHT.without());
  }

  @Test
  void noPointLiesOnTheEdge() {
    XYChart chart = chart(FleetRecordings.ofTwoClients()).orElseThrow();

    assertThat(chart.getStyler().getYAxisMin()).isPositive().isLessThan(4);
    assertThat(chart.getStyler().getYAxisMax()).isGreaterThan(20);
  }

  @Test
  void aRefusalInTheSameMomentHasAPlaceOnTheLogarithmicAxis() {
    String service = Kind.DRILL_WITH_PUSH.errand().service();
    XYChart chart =
        chart(
                new FleetRecordings(2)
                    .injured(Kind.DRILL_WITH_PUSH, Injury.ALL, 1_000, 2_000, 3_000)
                    .turned(1_100, "client-1", service, 2, CircuitState.CLOSED, CircuitState.OPEN)
                    .refused(1_100, "client-2", service))
            .orElseThrow();

    assertThat(chart.getSeriesMap().get(SpreadPlot.WITH_PUSH).getYData()).containsExactly(0.1);
  }

  @Test
  void thereIsNoneWithoutDrills() {
    assertThat(chart(new FleetRecordings(2))).isEmpty();
  }
}
