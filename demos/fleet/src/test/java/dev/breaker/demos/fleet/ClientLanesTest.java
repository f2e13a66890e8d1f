package dev.breaker.demos.fleet;

import static dev.breaker.storage.CircuitState.CLOSED;
import static dev.breaker.storage.CircuitState.HALF_OPEN;
import static dev.breaker.storage.CircuitState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.fleet.Injury.Kind;
import dev.breaker.demos.support.Palette;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class ClientLanesTest {
  private static XYChart chart(FleetRecordings recordings) {
    return ClientLanes.chart(recordings.recording(), Palette.LIGHT, 30);
  }

  private static List<String> names(XYChart chart, int lanes) {
    return IntStream.rangeClosed(1, lanes)
        .mapToObj(
            i ->
                chart
                    .getStyler()
                    .getyAxisTickLabelsFormattingFunction()
                    .apply((double) lanes + 1 - i))
        .toList();
  }

  private static XYSeries series(XYChart chart, String name) {
    return chart.getSeriesMap().get(name);
  }

  @Test
  void whatWasBrokenIsAboveTheClients() {
    XYChart chart =
        chart(
            new FleetRecordings(2)
                .injured(Kind.BACKEND, Injury.ALL, 1_000, 2_000, 3_000)
                .injured(Kind.NETWORK, "client-2", 4_000, 5_000, 6_000)
                .injured(Kind.REDIS, Injury.ALL, 7_000, 8_000, 9_000)
                .injured(Kind.DRILL_WITH_PUSH, Injury.ALL, 20_000, 21_000, 22_000));

    assertThat(names(chart, 5))
        .containsExactly("backend fails", "client-2 cut off", "Redis away", "client-1", "client-2");
    assertThat(series(chart, ClientLanes.BROKEN).getXData())
        .containsExactly(1, 2, 2, 4, 5, 5, 7, 8, 8);
    assertThat(series(chart, ClientLanes.BROKEN).isShowInLegend()).isFalse();
  }

  @Test
  void aClientRefusesFromTheTripToTheResetInOneBar() {
    XYSeries refused = series(chart(FleetRecordings.ofTwoClients()), ClientLanes.REFUSED);

    assertThat(refused.getXData()).containsExactly(5, 11.15, 11.15, 5.03, 11.17, 11.17);
    assertThat(refused.getYData()).containsExactly(2, 2, Double.NaN, 1, 1, Double.NaN);
  }

  @Test
  void callsGoBeforeAndAfter() {
    assertThat(series(chart(FleetRecordings.ofTwoClients()), ClientLanes.GO).getXData())
        .containsExactly(0, 5, 5, 11.15, 30, 30, 0, 5.03, 5.03, 11.17, 30, 30);
  }

  @Test
  void aClientThatDecidesByItselfIsStripedWhateverItDecides() {
    FleetRecordings recordings =
        FleetRecordings.ofTwoClients()
            .turned(14_000, "client-2", Inventory.SERVICE, true, false, 1, CLOSED, OPEN)
            .turned(16_000, "client-2", Inventory.SERVICE, true, false, 2, OPEN, HALF_OPEN)
            .turned(17_000, "client-2", Inventory.SERVICE, true, false, 3, HALF_OPEN, CLOSED);

    assertThat(series(chart(recordings), ClientLanes.DEGRADED).getXData())
        .containsExactly(20.1, 23, 23, 14, 17, 17);
    assertThat(series(chart(recordings), ClientLanes.PROBE).getXData()).contains(16);
  }

  @Test
  void aProbeIsMarkedWhereItWasSent() {
    XYSeries probes = series(chart(FleetRecordings.ofTwoClients()), ClientLanes.PROBE);

    assertThat(probes.getXData()).containsExactly(8, 11.11);
    assertThat(probes.getYData()).containsExactly(1, 2);
  }
}
