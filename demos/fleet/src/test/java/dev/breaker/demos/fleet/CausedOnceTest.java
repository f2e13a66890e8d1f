package dev.breaker.demos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.CircuitState;
import org.junit.jupiter.api.Test;

class CausedOnceTest {
  private final FleetRecordings recordings = new FleetRecordings(2);

  private void tripped(String client, boolean local, boolean causedHere, long epoch) {
    recordings.turned(
        1_000,
        client,
        Inventory.SERVICE,
        local,
        causedHere,
        epoch,
        CircuitState.CLOSED,
        CircuitState.OPEN);
  }

  private CausedOnce told() {
    return CausedOnce.of(recordings.recording());
  }

  @Test
  void isOnceEachIfOneClientWasToldFirstOfEachTransition() {
    tripped("client-1", false, true, 1);
    tripped("client-2", false, false, 1);
    tripped("client-1", false, false, 2);
    tripped("client-2", false, true, 2);
    tripped("client-2", true, true, 3);

    assertThat(told()).isEqualTo(new CausedOnce(2, 0, 0));
    assertThat(told().isOnceEach()).isTrue();
  }

  @Test
  void noticesWhenNoneOrSeveralDid() {
    tripped("client-1", false, false, 1);
    tripped("client-1", false, true, 2);
    tripped("client-2", false, true, 2);

    assertThat(told()).isEqualTo(new CausedOnce(2, 1, 1));
    assertThat(told().isOnceEach()).isFalse();
  }
}
