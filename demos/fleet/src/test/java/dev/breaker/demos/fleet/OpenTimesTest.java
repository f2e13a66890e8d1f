package dev.breaker.demos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.CircuitState;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenTimesTest {
  private static List<Integer> probes(FleetRecordings recordings) {
    return OpenTimes.probes(recordings.recording(), Inventory.SERVICE);
  }

  @Test
  void countsOneProbeEachWhateverWasOnItsWayAtTheTripAndCameAfterTheReset() {
    assertThat(probes(FleetRecordings.ofTwoClients())).containsExactly(1, 1);
  }

  @Test
  void countsWhatCameWhenAllMustHaveKnown() {
    assertThat(probes(FleetRecordings.ofTwoClients().got(7_000, "client-2", Stage.FAILING)))
        .containsExactly(2, 1);
  }

  @Test
  void countsWhatCameWhileTheProbeWasOnItsWay() {
    assertThat(probes(FleetRecordings.ofTwoClients().got(8_050, "client-1", Stage.FAILING)))
        .containsExactly(2, 1);
    assertThat(probes(FleetRecordings.ofTwoClients().got(11_120, "client-2", Stage.HEALTHY)))
        .containsExactly(1, 2);
  }

  @Test
  void countsWhatCameAfterAFailedProbeToTheNextOpenTime() {
    assertThat(probes(FleetRecordings.ofTwoClients().got(8_200, "client-1", Stage.FAILING)))
        .containsExactly(1, 2);
  }

  @Test
  void anOpenTimeThatNobodyProbedHasNone() {
    FleetRecordings still =
        new FleetRecordings(2)
            .turned(
                5_000, "client-1", Inventory.SERVICE, 1, CircuitState.CLOSED, CircuitState.OPEN);

    assertThat(probes(still)).containsExactly(0);
    assertThat(probes(new FleetRecordings(2))).isEmpty();
  }

  @Test
  void aClientsOwnCircuitIsNotTheFleets() {
    FleetRecordings alone =
        new FleetRecordings(2)
            .turned(
                5_000,
                "client-1",
                Inventory.SERVICE,
                true,
                false,
                1,
                CircuitState.CLOSED,
                CircuitState.OPEN);

    assertThat(probes(alone)).isEmpty();
  }
}
