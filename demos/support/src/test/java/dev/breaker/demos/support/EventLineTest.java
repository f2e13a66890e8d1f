package dev.breaker.demos.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.demos.support.Event.StorageBack;
import dev.breaker.demos.support.Event.StorageLost;
import dev.breaker.demos.support.Event.Turned;
import dev.breaker.storage.CircuitState;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventLineTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:04.123456Z");

  /** Of a kind that only its example knows. */
  record Sneezed(String client, Instant at, int times) implements Event {
    @Override
    public Line line() {
      return Line.of("sneezed", this, times);
    }
  }

  private static Event own(Line line) {
    if (!line.kind().equals("sneezed")) {
      throw new IllegalArgumentException(line.kind());
    }
    return new Sneezed(line.client(), line.at(), (int) line.number(0));
  }

  private static Event parse(String text) {
    return EventLine.parse(text, EventLineTest::own);
  }

  static Event[] events() {
    return new Event[] {
      new Turned(
          "client-3",
          AT,
          "weather",
          true,
          false,
          1_767_225_600_000L,
          CircuitState.CLOSED,
          CircuitState.OPEN,
          "9 of 89 calls failed (10.1 %): 9 x HTTP 503"),
      new Turned(
          "client-3", AT, "weather", false, true, 7, CircuitState.OPEN, CircuitState.CLOSED, ""),
      new StorageLost("client-4", AT, "Redis: Failed to connect"),
      new StorageBack("client-4", AT),
      new Sneezed("client-5", AT, 3)
    };
  }

  @ParameterizedTest
  @MethodSource("events")
  void comesBackAsItWas(Event event) {
    assertThat(parse(event.line().toString())).isEqualTo(event);
  }

  @Test
  void isOneLineWhateverTheText() {
    String line = new StorageLost("client", AT, "first\r\n\tsecond").line().toString();

    assertThat(line).doesNotContain("\n", "\r");
    assertThat(parse(line)).isEqualTo(new StorageLost("client", AT, "first second"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hello", "turned\tclient\t12", "other\tclient\t12", "lost\tclient\tx"})
  void refusesWhatIsNotAnEvent(String line) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an event: \"" + line + "\"");
  }
}
