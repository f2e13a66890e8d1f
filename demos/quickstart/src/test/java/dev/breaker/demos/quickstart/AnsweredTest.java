package dev.breaker.demos.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.EventLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnsweredTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:04.123456Z");
  private static final Answered GUARDED =
      new Answered("client-1", AT, true, Answer.REFUSED, Duration.ofNanos(123_000));
  private static final Answered PLAIN =
      new Answered("client-2", AT, false, Answer.FAILED, Duration.ofMillis(300));

  @Test
  void comesBackAsItWas() {
    assertThat(EventLine.parse(GUARDED.line().toString(), Answered::of)).isEqualTo(GUARDED);
    assertThat(EventLine.parse(PLAIN.line().toString(), Answered::of)).isEqualTo(PLAIN);
  }

  @Test
  void refusesOtherKinds() {
    assertThatThrownBy(() -> EventLine.parse("other\tclient\t12", Answered::of))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an event: \"other\tclient\t12\"");
  }

  @Test
  void countsForTheStoryIfItWentThroughTheBreaker() {
    assertThat(GUARDED.answers()).isEqualTo(Map.of(Answer.REFUSED, 1));
    assertThat(PLAIN.answers()).isEmpty();
  }
}
