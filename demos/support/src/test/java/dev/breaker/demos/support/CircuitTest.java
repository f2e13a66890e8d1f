package dev.breaker.demos.support;

import static dev.breaker.demos.support.Turns.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.CircuitState;
import java.util.List;
import org.junit.jupiter.api.Test;

class CircuitTest {
  @Test
  void whatManyClientsLearntIsOneCircuit() {
    List<Circuit> circuits = Turns.ofTwoClients().circuits();

    assertThat(circuits)
        .containsExactly(
            new Circuit(
                Circuit.FLEET,
                List.of(
                    new Period(CircuitState.OPEN, at(5_000), at(7_000), true),
                    new Period(CircuitState.HALF_OPEN, at(7_000), at(7_300), false),
                    new Period(CircuitState.OPEN, at(7_300), at(9_300), false),
                    new Period(CircuitState.HALF_OPEN, at(9_300), at(9_400), false),
                    new Period(CircuitState.CLOSED, at(9_400), at(20_000), false))));
    assertThat(circuits.get(0).trips()).isEqualTo(1);
    assertThat(circuits.get(0).open()).hasSize(2);
    assertThat(circuits.get(0).probes()).hasSize(2);
  }

  @Test
  void aChangeBeginsWhenTheFirstLearntOfIt() {
    List<Circuit> circuits =
        new Turns()
            .turned(5_030, "client-2", 11, CircuitState.CLOSED, CircuitState.OPEN, "why")
            .turned(5_000, "client-1", 11, CircuitState.CLOSED, CircuitState.OPEN, "why")
            .circuits();

    assertThat(circuits.get(0).periods())
        .containsExactly(new Period(CircuitState.OPEN, at(5_000), at(20_000), true));
  }

  @Test
  void clientsThatAreAloneHaveCircuitsOfTheirOwn() {
    List<Circuit> circuits =
        new Turns()
            .turnedLocally(5_000, "client-1", 2, CircuitState.CLOSED, CircuitState.OPEN)
            .turnedLocally(5_010, "client-2", 2, CircuitState.CLOSED, CircuitState.OPEN)
            .circuits();

    assertThat(circuits).extracting(Circuit::owner).containsExactly("client-1", "client-2");
    assertThat(circuits).allMatch(circuit -> circuit.trips() == 1);
  }

  @Test
  void aClientThatIsAloneMayCountItsEpochsAnew() {
    List<Circuit> circuits =
        new Turns()
            .turnedLocally(5_000, "client-1", 2, CircuitState.CLOSED, CircuitState.OPEN)
            .turnedLocally(8_000, "client-1", 3, CircuitState.OPEN, CircuitState.CLOSED)
            .turnedLocally(9_000, "client-1", 2, CircuitState.CLOSED, CircuitState.OPEN)
            .circuits();

    assertThat(circuits.get(0).trips()).isEqualTo(2);
  }

  @Test
  void whoMissedTheTripDoesNotMakeItTwo() {
    List<Circuit> circuits =
        Turns.ofTwoClients()
            .turned(7_900, "client-3", 13, CircuitState.CLOSED, CircuitState.OPEN, "probe failed")
            .circuits();

    assertThat(circuits.get(0).trips()).isEqualTo(1);
  }

  @Test
  void nothingChangedMeansNoCircuits() {
    assertThat(new Turns().circuits()).isEmpty();
  }
}
