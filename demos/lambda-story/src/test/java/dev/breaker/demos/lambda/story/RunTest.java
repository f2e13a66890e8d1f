package dev.breaker.demos.lambda.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.lambda.story.Call.Ending;
import dev.breaker.demos.support.Belongings;
import dev.breaker.storage.CircuitEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short one, in which the third party does not recover. */
@Tag("slow")
class RunTest {
  private static final Schedule SCHEDULE =
      new Schedule(
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          8,
          Duration.ofMillis(20),
          Duration.ofMillis(100));

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final Belongings belongings = new Belongings();

  @AfterEach
  void close() {
    belongings.close();
  }

  private static Settings settings() {
    String server = System.getenv("BREAKER_TEST_REDIS_SERVER");
    return new Settings(
        System.getProperty("java.class.path"),
        2,
        SCHEDULE,
        server == null || server.isBlank() ? null : Path.of(server));
  }

  @Test
  void theSandboxesWithTheBreakerTripAndRefuseAndTheOthersGoOnCalling() throws Exception {
    Recording recording = new Run(settings(), new PrintWriter(out)).play(belongings);

    assertThat(recording.history())
        .as(out::toString)
        .first()
        .satisfies(
            trip -> {
              assertThat(trip.kind()).isEqualTo(CircuitEvent.Kind.TRIPPED);
              assertThat(recording.sandbox(trip)).matches("sandbox-[12]");
            });
    assertThat(recording.calls(true)).extracting(Call::ending).contains(Ending.REFUSED);
    assertThat(recording.calls(false)).extracting(Call::ending).doesNotContain(Ending.REFUSED);
    for (boolean breaker : new boolean[] {true, false}) {
      List<Call> calls = recording.calls(breaker);
      assertThat(calls).hasSize(SCHEDULE.invocations());
      assertThat(recording.log(breaker))
          .as("one request for each that was neither refused nor throttled")
          .hasSize(
              (int)
                  calls.stream()
                      .filter(call -> call.ending() == Ending.OK || call.ending() == Ending.FAILED)
                      .count());
    }
    assertThat(out.toString())
        .containsSubsequence(
            "backend    healthy: HTTP 200 after 20 ms",
            "backend    FAILING: HTTP 503 after 100 ms",
            "logs: circuit weather OPEN: ");
    theFiguresAndThePictureCanBeMadeOfIt(recording);
  }

  private void theFiguresAndThePictureCanBeMadeOfIt(Recording recording) throws Exception {
    assertThat(Timeline.of(recording)).anyMatch(line -> line.contains("  TRIPPED     by sandbox-"));
    assertThat(Summary.of(recording)).anyMatch(line -> line.startsWith("failing, open"));
    Path picture = folder.resolve("lambda.png");
    Picture.draw(recording, picture);
    assertThat(picture).isNotEmptyFile();
  }
}
