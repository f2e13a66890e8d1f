package dev.breaker.demos.quickstart;

import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * A call ended.
 *
 * @param guarded whether it went through the breaker
 * @param waited how long the caller waited for it
 */
record Answered(String client, Instant at, boolean guarded, Answer answer, Duration waited)
    implements Event.Calls {
  private static final String KIND = "answered";

  @Override
  public Map<Answer, Integer> answers() {
    return guarded ? Map.of(answer, 1) : Map.of();
  }

  @Override
  public Line line() {
    return Line.of(KIND, this, guarded, answer, waited.toNanos() / 1000);
  }

  static Answered of(Line line) {
    if (!line.kind().equals(KIND)) {
      throw new IllegalArgumentException(line.kind());
    }
    return new Answered(
        line.client(),
        line.at(),
        line.flag(0),
        Answer.valueOf(line.text(1)),
        Duration.of(line.number(2), ChronoUnit.MICROS));
  }
}
