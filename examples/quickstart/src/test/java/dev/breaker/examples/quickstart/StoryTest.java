package dev.breaker.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.examples.quickstart.Event.Answer;
import dev.breaker.examples.quickstart.Event.Answered;
import dev.breaker.examples.quickstart.Event.StorageBack;
import dev.breaker.examples.quickstart.Event.StorageLost;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {
  private final StringWriter written = new StringWriter();

  private Story story(int clients) {
    return new Story(new PrintWriter(written), clients);
  }

  private List<String> lines() {
    return written.toString().lines().toList();
  }

  @Test
  void tellsEachChangeOfAFleetOnceAndWhenAllKnow() {
    Story story = story(2);
    story.begin(Recordings.START);

    Recordings.ofTwoClients().events().forEach(story::tell);

    assertThat(lines())
        .containsExactly(
            "   5.0 s  fleet      TRIPPED: 9 of 80 failed",
            "   5.0 s  fleet      all 2 clients know and refuse",
            "   7.0 s  fleet      PROBE: one call goes, all others stay refused",
            "   7.3 s  fleet      OPEN AGAIN: probe failed",
            "   9.3 s  fleet      PROBE: one call goes, all others stay refused",
            "   9.4 s  fleet      RESET: calls go again",
            "   9.5 s  fleet      all 2 clients call again");
  }

  @Test
  void addsUpCallsThroughTheBreaker() {
    Story story = story(1);
    story.begin(Recordings.START);
    for (Answer answer : List.of(Answer.OK, Answer.FAILED, Answer.OK, Answer.REFUSED)) {
      story.tell(new Answered("client", Recordings.at(500), true, answer, Duration.ZERO));
      story.tell(new Answered("client", Recordings.at(500), false, answer, Duration.ZERO));
    }

    story.addUp(Duration.ofSeconds(1));
    story.addUp(Duration.ofSeconds(2));

    assertThat(lines()).containsExactly("   1.0 s  client     2 ok, 1 failed, 1 refused");
  }

  @Test
  void tellsOfTheStorageEvenBeforeTheStart() {
    Story story = story(1);
    story.tell(new StorageLost("client", Recordings.at(-100), "Redis: Failed to connect"));
    story.begin(Recordings.START);
    story.tell(new StorageBack("client", Recordings.at(1_500)));

    assertThat(lines())
        .containsExactly(
            "   0.0 s  client     ALONE, protects itself: Redis: Failed to connect",
            "   1.5 s  client     the storage is back");
  }
}
