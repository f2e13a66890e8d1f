package dev.breaker.demos.quickstart;

import dev.breaker.demos.support.Answer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How calls went for their callers.
 *
 * @param counts how many ended each way
 * @param waited how long all callers together waited
 * @param waitedInVain how long for calls that brought nothing
 */
record Tally(Map<Answer, Long> counts, Duration waited, Duration waitedInVain) {
  static Tally of(List<Answered> calls) {
    Map<Answer, Long> counts = new EnumMap<>(Answer.class);
    Duration waited = Duration.ZERO;
    Duration waitedInVain = Duration.ZERO;
    for (Answered call : calls) {
      counts.merge(call.answer(), 1L, Long::sum);
      waited = waited.plus(call.waited());
      if (call.answer() != Answer.OK) {
        waitedInVain = waitedInVain.plus(call.waited());
      }
    }
    return new Tally(counts, waited, waitedInVain);
  }

  long count(Answer answer) {
    return counts.getOrDefault(answer, 0L);
  }

  long calls() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
