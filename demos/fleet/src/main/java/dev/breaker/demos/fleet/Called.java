package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Calls that ended since the last of these.
 *
 * @param heldUp how many of them the breaker held up for longer than it may
 * @param longestHeld how long it held up the one that it held up the longest
 * @param trouble what the latest one threw that was the breaker's fault, empty if none did
 */
record Called(
    String client,
    Instant at,
    Map<Answer, Integer> answers,
    int heldUp,
    Duration longestHeld,
    String trouble)
    implements Event.Calls {
  static final String KIND = "called";
  private static final List<Answer> IN_ORDER =
      List.of(Answer.OK, Answer.FAILED, Answer.REFUSED, Answer.THREW);

  int count(Answer answer) {
    return answers.getOrDefault(answer, 0);
  }

  @Override
  public Line line() {
    List<Object> fields = new ArrayList<>();
    IN_ORDER.forEach(answer -> fields.add(count(answer)));
    fields.addAll(List.of(heldUp, longestHeld.toNanos() / 1000, trouble));
    return Line.of(KIND, this, fields.toArray());
  }

  static Called of(Line line) {
    Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
    for (int i = 0; i < IN_ORDER.size(); i++) {
      int count = (int) line.number(i);
      if (count > 0) {
        answers.put(IN_ORDER.get(i), count);
      }
    }
    int next = IN_ORDER.size();
    return new Called(
        line.client(),
        line.at(),
        answers,
        (int) line.number(next),
        Duration.of(line.number(next + 1), ChronoUnit.MICROS),
        line.text(next + 2));
  }
}
