package dev.breaker.demos.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.support.Event.StorageBack;
import dev.breaker.demos.support.Event.StorageLost;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoryTest {
  private final StringWriter written = new StringWriter();

  private Story story(int clients) {
    return new Story(new PrintWriter(written), clients);
  }

  private List<String> lines() {
    return written.toString().lines().toList();
  }

  /** Calls of a client. */
  record Called(Map<Answer, Integer> answers) implements Event.Calls {
    @Override
    public String client() {
      return "client";
    }

    @Override
    public Instant at() {
      return Turns.at(500);
    }

    @Override
    public Line line() {
      return Line.of("called", this, answers);
    }
  }

  @Test
  void tellsEachChangeOfAFleetOnceAndWhenAllKnow() {
    Story story = story(2);
    story.begin(Turns.START);

    Turns.ofTwoClients().list().forEach(story::tell);

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
  void addsUpCalls() {
    Story story = story(1);
    story.begin(Turns.START);
    story.tell(new Called(Map.of(Answer.OK, 1, Answer.FAILED, 1)));
    story.tell(new Called(Map.of()));
    story.tell(new Called(Map.of(Answer.OK, 1, Answer.REFUSED, 1)));

    story.addUp(Duration.ofSeconds(1));
    story.addUp(Duration.ofSeconds(2));

    assertThat(lines()).containsExactly("   1.0 s  client     2 ok, 1 failed, 1 refused");
  }

  @Test
  void tellsOfTheStorageEvenBeforeTheStart() {
    Story story = story(1);
    story.tell(new StorageLost("client", Turns.at(-100), "Redis: Failed to connect"));
    story.begin(Turns.START);
    story.tell(new StorageBack("client", Turns.at(1_500)));

    assertThat(lines())
        .containsExactly(
            "   0.0 s  client     DEGRADED: Redis: Failed to connect",
            "   1.5 s  client     the storage is back");
  }
}
