package dev.breaker.demos.lambda.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PhaseTest {
  private static Phase phase(String name, long fromMillis, long untilMillis) {
    return new Phase(name, Duration.ofMillis(fromMillis), Duration.ofMillis(untilMillis));
  }

  @Test
  void goesByTheThirdPartyAndByTheCircuit() {
    assertThat(Phase.of(SandboxRecordings.story().recording()))
        .containsExactly(
            phase("well", 0, 5_000),
            phase("failing, not yet open", 5_000, 7_000),
            phase("failing, open", 7_000, 17_000),
            phase("well again, still open", 17_000, 18_100),
            phase("well again, closed", 18_100, 24_000));
  }

  @Test
  void aCircuitThatStaysOpenIsNotClosedAgain() {
    SandboxRecordings tripped =
        new SandboxRecordings()
            .turned(
                7_000,
                CircuitEvent.Kind.TRIPPED,
                CircuitState.CLOSED,
                CircuitState.OPEN,
                "5 of 50 calls failed",
                11);

    assertThat(Phase.of(tripped.recording()))
        .endsWith(
            phase("failing, open", 7_000, 17_000), phase("well again, still open", 17_000, 24_000));
  }

  @Test
  void aCircuitThatNeverTripsIsNeverOpen() {
    assertThat(Phase.of(new SandboxRecordings().recording()))
        .containsExactly(
            phase("well", 0, 5_000),
            phase("failing, not yet open", 5_000, 17_000),
            phase("well again, closed", 17_000, 24_000));
  }

  @Test
  void beginsWithItsFirstMomentAndEndsBeforeTheNext() {
    Phase phase = phase("well", 1_000, 2_000);

    assertThat(phase.contains(Duration.ofMillis(999))).isFalse();
    assertThat(phase.contains(Duration.ofMillis(1_000))).isTrue();
    assertThat(phase.contains(Duration.ofMillis(2_000))).isFalse();
  }
}
