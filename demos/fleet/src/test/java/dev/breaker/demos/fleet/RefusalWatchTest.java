package dev.breaker.demos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.support.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalWatchTest {
  private final List<Event> events = new ArrayList<>();
  private final RefusalWatch watch = new RefusalWatch("client-1", events::add);

  @Test
  void tellsOfTheFirstInARowForEachService() {
    watch.refused("one");
    watch.refused("one");
    watch.refused("two");
    watch.sent("one");
    watch.refused("one");
    watch.refused("two");

    assertThat(events)
        .extracting(event -> ((Refused) event).service())
        .containsExactly("one", "two", "one");
  }
}
