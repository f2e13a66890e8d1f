package dev.breaker.demos.fleet;

import static dev.breaker.demos.fleet.FleetRecordings.at;
import static dev.breaker.storage.CircuitState.CLOSED;
import static dev.breaker.storage.CircuitState.HALF_OPEN;
import static dev.breaker.storage.CircuitState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BandTest {
  @Test
  void followEachOtherWithoutGapsFromTheStartToTheEnd() {
    Recording recording = FleetRecordings.ofTwoClients().recording();

    assertThat(Band.of(recording, "client-1"))
        .startsWith(
            new Band(at(0), at(5_000), CLOSED, false),
            new Band(at(5_000), at(8_020), OPEN, false),
            new Band(at(8_020), at(8_120), HALF_OPEN, false),
            new Band(at(8_120), at(11_110), OPEN, false),
            new Band(at(11_110), at(11_150), HALF_OPEN, false),
            new Band(at(11_150), at(20_100), CLOSED, false),
            new Band(at(20_100), at(23_000), CLOSED, true),
            new Band(at(23_000), at(30_100), CLOSED, false),
            new Band(at(30_100), at(31_400), OPEN, false))
        .endsWith(new Band(at(36_400), at(40_000), CLOSED, false));
    assertThat(Band.of(recording, "client-2")).noneMatch(Band::degraded);
  }

  @Test
  void aClientsOwnCircuitIsItsDecision() {
    Recording recording =
        new FleetRecordings(2)
            .turned(2_000, "client-1", Inventory.SERVICE, true, false, 1, CLOSED, OPEN)
            .turned(5_000, "client-1", Inventory.SERVICE, true, false, 2, OPEN, CLOSED)
            .recording();

    assertThat(Band.of(recording, "client-1"))
        .containsExactly(
            new Band(at(0), at(2_000), CLOSED, false),
            new Band(at(2_000), at(5_000), OPEN, true),
            new Band(at(5_000), at(40_000), CLOSED, false));
  }
}
