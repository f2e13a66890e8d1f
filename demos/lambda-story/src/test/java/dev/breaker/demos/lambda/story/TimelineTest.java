package dev.breaker.demos.lambda.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import org.junit.jupiter.api.Test;

class TimelineTest {
  @Test
  void tellsWhoDidWhatAndWhyAndHowLittleEachSandboxSaw() {
    assertThat(Timeline.of(SandboxRecordings.story().recording()))
        .containsExactly(
            "What the circuit did, as Redis wrote it down:",
            "   7.0 s  TRIPPED     by sandbox-1   5 of 50 calls failed",
            "  12.0 s  PROBE       by sandbox-2   one call goes, all others stay refused",
            "  13.0 s  OPEN AGAIN  by sandbox-2   probe failed",
            "  18.0 s  PROBE       by sandbox-1   one call goes, all others stay refused",
            "  18.1 s  RESET       by sandbox-1   the probe succeeded",
            "Failures that each sandbox saw: 1 2. A breaker of its own would trip at 5.");
  }

  @Test
  void someoneElseIsNamedAsRedisKnowsThem() {
    SandboxRecordings tripped =
        new SandboxRecordings()
            .turned(
                7_000,
                CircuitEvent.Kind.TRIPPED_BY_OPERATOR,
                CircuitState.CLOSED,
                CircuitState.OPEN,
                "maintenance",
                99);

    assertThat(Timeline.of(tripped.recording()))
        .contains("   7.0 s  TRIPPED     by weather-99-1x2y  maintenance");
  }
}
