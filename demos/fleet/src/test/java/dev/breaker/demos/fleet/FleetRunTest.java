package dev.breaker.demos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.fleet.Injury.Kind;
import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.Belongings;
import dev.breaker.demos.support.Circuit;
import dev.breaker.demos.support.LocalRedis;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes, a real Redis, and everything breaks once. */
@Tag("slow")
class FleetRunTest {
  /** Of a storage, on a machine that may be busy. */
  private static final Duration PATIENT = Duration.ofSeconds(2);

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final Belongings belongings = new Belongings();

  @AfterEach
  void close() {
    belongings.close();
  }

  /** With the Redis inside the jar, or the one that the environment names. */
  private RunSettings settings() throws Exception {
    String server = System.getenv("BREAKER_TEST_REDIS_SERVER");
    String uri = null;
    if (server != null && !server.isBlank()) {
      LocalRedis redis = belongings.add(new LocalRedis());
      redis.start(Path.of(server));
      uri = redis.uri();
    }
    return new RunSettings(2, 4, 50, 1, 1, Duration.ofMillis(1_200), PATIENT, uri);
  }

  @Test
  void staysOneFleetAndHarmsNoCallWhateverBreaks() throws Exception {
    RunSettings settings = settings();

    Recording recording =
        new Run(settings, new PrintWriter(out)).play(Stage.set(settings, belongings), belongings);

    assertThat(recording.injuries()).extracting(Injury::kind).containsExactly(Kind.values());
    noCallWasHarmed(recording);
    theFirstInjuryTrippedTheFleetOnceWithOneProbeForEachOpenTime(recording);
    theClientThatWasCutOffTrippedItselfOnly(recording);
    allSharedOneCircuitAgainAfterRedisCameBack(recording);
    assertThat(CausedOnce.of(recording).isOnceEach()).as(out::toString).isTrue();
    theStoryTellsIt();
    theFiguresAndThePictureCanBeMadeOfIt(recording);
  }

  private void noCallWasHarmed(Recording recording) {
    Harm harm = Harm.of(recording);
    assertThat(harm.threw()).as(out::toString).isZero();
    assertThat(harm.refusedWithoutCause()).as(out::toString).isZero();
    assertThat(recording.events(Called.class).stream().mapToInt(called -> called.count(Answer.OK)))
        .anyMatch(succeeded -> succeeded > 0);
  }

  private void theFirstInjuryTrippedTheFleetOnceWithOneProbeForEachOpenTime(Recording recording) {
    Injury injury = recording.injuries(Kind.BACKEND).get(0);
    Circuit circuit = recording.fleetCircuit(Inventory.SERVICE).orElseThrow();
    assertThat(circuit.open().stream().filter(open -> open.trip() && injury.contains(open.from())))
        .as(out::toString)
        .hasSize(1);
    assertThat(OpenTimes.probes(recording, Inventory.SERVICE))
        .as(out::toString)
        .startsWith(1, 1)
        .allMatch(probes -> probes <= 1);
  }

  private void theClientThatWasCutOffTrippedItselfOnly(Recording recording) {
    Injury injury = recording.injuries(Kind.NETWORK).get(0);
    assertThat(
            recording.circuits(Inventory.SERVICE).stream()
                .filter(
                    circuit ->
                        circuit.open().stream().anyMatch(open -> injury.contains(open.from())))
                .map(Circuit::owner))
        .as(out::toString)
        .containsExactly(injury.victim());
  }

  private void allSharedOneCircuitAgainAfterRedisCameBack(Recording recording) {
    for (Kind drill : new Kind[] {Kind.DRILL_WITHOUT_PUSH, Kind.DRILL_WITH_PUSH}) {
      assertThat(recording.fleetCircuit(drill.errand().service()))
          .as(out::toString)
          .hasValueSatisfying(circuit -> assertThat(circuit.trips()).isEqualTo(1));
      assertThat(Propagation.of(recording.events(), recording.injuries(drill)).delays())
          .as(out::toString)
          .hasSize(1);
    }
  }

  private void theStoryTellsIt() {
    assertThat(out.toString())
        .containsSubsequence(
            "FAILING: HTTP 503",
            "TRIPPED: ",
            "OPEN AGAIN: ",
            "RESET: ",
            "client-2   CUT OFF from the backend",
            "all 2 clients are degraded",
            "all 2 clients share one circuit again",
            "client-2   alone gets HTTP 503, once: drill-without-push",
            "TRIPPED 1: the others refuse after ",
            "client-2   alone gets HTTP 503, once: drill-with-push",
            "TRIPPED 1: the others refuse after ");
  }

  private void theFiguresAndThePictureCanBeMadeOfIt(Recording recording) throws IOException {
    assertThat(Summary.of(recording).lines())
        .anyMatch(line -> line.contains("probes per open time"));
    Path picture = folder.resolve("fleet.png");
    Picture.draw(recording, picture);
    assertThat(picture).isNotEmptyFile();
  }
}
