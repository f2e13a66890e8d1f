package dev.breaker.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.examples.quickstart.Event.Answer;
import dev.breaker.examples.quickstart.Event.Answered;
import dev.breaker.examples.quickstart.Event.StorageBack;
import dev.breaker.examples.quickstart.Event.StorageLost;
import dev.breaker.examples.quickstart.Event.Turned;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventLineTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:04.123456Z");

  static Event[] events() {
    return new Event[] {
      new Answered("client-1", AT, true, Answer.REFUSED, Duration.ofNanos(123_000)),
      new Answered("client-2", AT, false, Answer.FAILED, Duration.ofMillis(300)),
      new Turned(
          "client-3",
          AT,
          true,
          1_767_225_600_000L,
          CircuitState.CLOSED,
          CircuitState.OPEN,
          "9 of 89 calls failed (10.1 %): 9 x HTTP 503; seen by 1 process"),
      new StorageLost("client-4", AT, "Redis: Failed to connect"),
      new StorageBack("client-4", AT)
    };
  }

  @ParameterizedTest
  @MethodSource("events")
  void comesBackAsItWas(Event event) {
    assertThat(EventLine.parse(EventLine.of(event))).isEqualTo(event);
  }

  @Test
  void isOneLineWhateverTheText() {
    String line = EventLine.of(new StorageLost("client", AT, "first\r\n\tsecond"));

    assertThat(line).doesNotContain("\n", "\r");
    assertThat(EventLine.parse(line)).isEqualTo(new StorageLost("client", AT, "first second"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hello", "turned\tclient\t12", "other\tclient\t12", "lost\tclient\tx"})
  void refusesWhatIsNotAnEvent(String line) {
    assertThatThrownBy(() -> EventLine.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an event: \"" + line + "\"");
  }
}
