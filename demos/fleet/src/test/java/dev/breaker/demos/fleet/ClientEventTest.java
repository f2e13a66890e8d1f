package dev.breaker.demos.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.EventLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientEventTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:04.123456Z");

  static Event[] events() {
    return new Event[] {
      new Called(
          "client-1",
          AT,
          Map.of(Answer.OK, 17, Answer.REFUSED, 3, Answer.THREW, 1),
          2,
          Duration.ofNanos(1_700_000_000),
          "java.lang.IllegalStateException: no"),
      new Called("client-2", AT, Map.of(Answer.FAILED, 1), 0, Duration.ZERO, ""),
      new Refused("client-8", AT, Inventory.SERVICE)
    };
  }

  @ParameterizedTest
  @MethodSource("events")
  void comesBackAsItWas(Event event) {
    assertThat(EventLine.parse(event.line().toString(), ClientProcess::event)).isEqualTo(event);
  }

  @Test
  void otherKindsAreNotKnown() {
    assertThatThrownBy(() -> EventLine.parse("sneezed\tclient-1\t12", ClientProcess::event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an event: \"sneezed\tclient-1\t12\"");
  }
}
