package dev.breaker.demos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallCounterTest {
  private static final Duration MAY_HOLD = Duration.ofMillis(700);

  private final List<Event> events = new ArrayList<>();
  private final CallCounter counter = new CallCounter("client-1", MAY_HOLD, events::add);

  private Called told() {
    counter.tell();
    return (Called) events.remove(events.size() - 1);
  }

  @Test
  void tellsOfAllSinceTheLastTime() {
    counter.ended(Answer.OK, Duration.ofMillis(1));
    counter.ended(Answer.OK, Duration.ofMillis(5));
    counter.ended(Answer.REFUSED, Duration.ofMillis(2));

    Called first = told();
    counter.ended(Answer.FAILED, Duration.ofMillis(3));
    Called second = told();

    assertThat(first.answers()).isEqualTo(Map.of(Answer.OK, 2, Answer.REFUSED, 1));
    assertThat(first.longestHeld()).isEqualTo(Duration.ofMillis(5));
    assertThat(second.answers()).isEqualTo(Map.of(Answer.FAILED, 1));
    assertThat(second.longestHeld()).isEqualTo(Duration.ofMillis(3));
  }

  @Test
  void countsWhatTheBreakerHeldUpAndSaysWhatItThrew() {
    counter.ended(Answer.OK, MAY_HOLD);
    counter.ended(Answer.OK, MAY_HOLD.plusMillis(1));
    counter.threw(new IllegalStateException("no"), Duration.ZERO);

    Called called = told();

    assertThat(called.heldUp()).isEqualTo(1);
    assertThat(called.count(Answer.THREW)).isEqualTo(1);
    assertThat(called.trouble()).isEqualTo("java.lang.IllegalStateException: no");
    counter.ended(Answer.OK, Duration.ZERO);
    assertThat(told().trouble()).isEmpty();
  }

  @Test
  void saysNothingWhenThereWasNothing() {
    counter.tell();

    assertThat(events).isEmpty();
  }
}
