package dev.breaker.demos.fleet;

import static dev.breaker.storage.CircuitState.CLOSED;
import static dev.breaker.storage.CircuitState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.Story;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TellingTest {
  private final StringWriter written = new StringWriter();
  private final Story story = new Story(new PrintWriter(written), 2);
  private final Watch watch = new Watch(2);
  private final Telling telling = new Telling(2, watch, story);

  private List<String> told(FleetRecordings recordings) {
    telling.begin(FleetRecordings.START);
    recordings.events().forEach(telling::take);
    return written.toString().lines().toList();
  }

  @Test
  void tellsOfAStorageThatGoesAndComesInALineForAll() {
    assertThat(
            told(
                new FleetRecordings(2)
                    .lost(1_000, "client-2")
                    .lost(1_100, "client-1")
                    .back(3_000, "client-2")
                    .back(3_500, "client-1")))
        .containsExactly(
            "   1.0 s  client-2   DEGRADED: Redis: Connection reset",
            "   1.1 s  fleet      all 2 clients are degraded",
            "   3.5 s  fleet      all 2 clients share one circuit again");
  }

  @Test
  void tellsOfTheCircuitButNotOfDrills() {
    assertThat(
            told(
                new FleetRecordings(2)
                    .turned(1_000, "client-1", Inventory.SERVICE, 1, CLOSED, OPEN)
                    .turned(2_000, "client-1", Inventory.PUSHED_SERVICE, 1, CLOSED, OPEN)
                    .refused(2_000, "client-1", Inventory.PUSHED_SERVICE)))
        .containsExactly("   1.0 s  fleet      TRIPPED: why");
  }

  @Test
  void tellsOfAClientsOwnCircuitUnlessTheFleetsIsOpenToo() {
    assertThat(
            told(
                new FleetRecordings(2)
                    .turned(1_000, "client-1", Inventory.SERVICE, true, false, 1, CLOSED, OPEN)
                    .turned(2_000, "client-1", Inventory.SERVICE, false, true, 7, CLOSED, OPEN)
                    .turned(2_100, "client-2", Inventory.SERVICE, true, false, 1, CLOSED, OPEN)
                    .turned(3_000, "client-2", Inventory.SERVICE, true, false, 2, OPEN, CLOSED)
                    .turned(3_000, "client-1", Inventory.SERVICE, true, false, 2, OPEN, CLOSED)
                    .turned(3_100, "client-1", Inventory.SERVICE, false, true, 8, OPEN, CLOSED)
                    .turned(9_000, "client-1", Inventory.SERVICE, true, false, 1, CLOSED, OPEN)))
        .containsExactly(
            "   1.0 s  client-1   TRIPPED: why",
            "   2.0 s  fleet      TRIPPED: why",
            "   3.0 s  client-1   RESET: calls go again",
            "   3.1 s  fleet      RESET: calls go again",
            "   9.0 s  client-1   TRIPPED: why");
  }

  @Test
  void addsUpCallsAndTellsOfHarmAtOnce() {
    List<String> harm =
        told(new FleetRecordings(2).called(500, "client-1", Map.of(Answer.THREW, 1), 0, "Oops"));
    assertThat(harm).containsExactly("   0.5 s  client-1   HARMED: a call threw Oops");

    story.addUp(Duration.ofSeconds(1));
    assertThat(written.toString())
        .endsWith("   1.0 s  2 clients  1 threw" + System.lineSeparator());
  }

  @Test
  void saysNothingOfWhatHappensBeforeItBegins() {
    new FleetRecordings(2).lost(-500, "client-1").events().forEach(telling::take);

    assertThat(told(new FleetRecordings(2).back(-100, "client-1").back(100, "client-1"))).isEmpty();

    assertThat(watch.degraded()).isZero();
  }

  @Test
  void passesEverythingOn() {
    FleetRecordings recordings = FleetRecordings.ofTwoClients();

    assertThat(told(recordings)).isNotEmpty();

    assertThat(watch.events()).isEqualTo(recordings.events());
  }
}
