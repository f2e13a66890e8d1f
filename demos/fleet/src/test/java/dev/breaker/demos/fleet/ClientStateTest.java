package dev.breaker.demos.fleet;

import static dev.breaker.storage.CircuitState.CLOSED;
import static dev.breaker.storage.CircuitState.HALF_OPEN;
import static dev.breaker.storage.CircuitState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.support.Event.Turned;
import dev.breaker.storage.CircuitState;
import org.junit.jupiter.api.Test;

class ClientStateTest {
  private final ClientState state = new ClientState();

  private void turned(boolean local, CircuitState from, CircuitState to) {
    state.take(
        new Turned(
            "client-1",
            FleetRecordings.START,
            Inventory.SERVICE,
            local,
            false,
            1,
            from,
            to,
            "why"));
  }

  @Test
  void isClosedAtFirst() {
    assertThat(state.state()).isEqualTo(CLOSED);
    assertThat(state.isDegraded()).isFalse();
  }

  @Test
  void isTheClientsOwnWhileTheFleetsIsClosed() {
    turned(true, CLOSED, OPEN);
    assertThat(state.state()).isEqualTo(OPEN);
    assertThat(state.isDegraded()).isTrue();

    turned(false, CLOSED, OPEN);
    assertThat(state.isDegraded()).isFalse();
    turned(false, OPEN, HALF_OPEN);
    assertThat(state.state()).isEqualTo(HALF_OPEN);
    assertThat(state.isDegraded()).isFalse();
  }

  @Test
  void isClosedWhenTheFleetsCloses() {
    turned(true, CLOSED, OPEN);
    turned(false, CLOSED, OPEN);

    turned(false, HALF_OPEN, CLOSED);

    assertThat(state.state()).isEqualTo(CLOSED);
  }

  @Test
  void goesOnFromTheFleetsWhenRedisIsAway() {
    turned(false, CLOSED, OPEN);

    turned(true, OPEN, HALF_OPEN);
    assertThat(state.state()).isEqualTo(HALF_OPEN);
    turned(true, HALF_OPEN, CLOSED);
    assertThat(state.state()).isEqualTo(CLOSED);

    // Back at the fleet's, which is still open.
    turned(true, CLOSED, OPEN);
    assertThat(state.state()).isEqualTo(OPEN);
    turned(false, OPEN, CLOSED);
    assertThat(state.state()).isEqualTo(CLOSED);
  }
}
