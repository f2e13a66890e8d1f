package dev.breaker.demos.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.Backend.Request;
import dev.breaker.demos.support.Belongings;
import dev.breaker.demos.support.Circuit;
import dev.breaker.demos.support.LocalRedis;
import dev.breaker.demos.support.Period;
import dev.breaker.storage.CircuitState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Four processes and a real Redis: what the backend itself saw must be one fleet. */
@Tag("slow")
class FleetStoryTest {
  private static final int CLIENTS = 4;
  private static final int SECONDS = 12;

  private final StringWriter out = new StringWriter();
  private final Belongings belongings = new Belongings();
  private Recording recording;
  private Circuit circuit;

  @BeforeEach
  void run() throws Exception {
    recording = new Run(settings(), new PrintWriter(out)).run(belongings);
    assertThat(recording.circuits()).as(out::toString).hasSize(1);
    circuit = recording.circuits().get(0);
  }

  /** The Redis inside the jar, or the one that the environment names. */
  private RunSettings settings() throws Exception {
    String server = System.getenv("BREAKER_TEST_REDIS_SERVER");
    if (server == null || server.isBlank()) {
      return new RunSettings(CLIENTS, SECONDS, null, true, 0, 0);
    }
    LocalRedis redis = belongings.add(new LocalRedis());
    redis.start(Path.of(server));
    return new RunSettings(CLIENTS, SECONDS, redis.uri(), false, 0, 0);
  }

  @AfterEach
  void close() {
    belongings.close();
  }

  @Test
  void tripsOnceProbesOncePerOpenTimeAndResumes() {
    assertThat(circuit.owner()).isEqualTo(Circuit.FLEET);
    assertThat(circuit.trips()).isEqualTo(1);
    assertThat(circuit.open()).hasSameSizeAs(circuit.probes());
    assertThat(circuit.probes())
        .isNotEmpty()
        .allSatisfy(probe -> assertThat(got(probe)).as(this::proof).hasSize(1));
    // The others go by what they last heard for a second at most; then add what was on its way.
    Instant allKnow = circuit.open().get(0).from().plusMillis(1_500);
    assertThat(got(circuit.open().get(0)))
        .as(this::proof)
        .allSatisfy(request -> assertThat(request.at()).isBefore(allKnow));
    List<Period> openAgain = circuit.open().subList(1, circuit.open().size());
    assertThat(openAgain).allSatisfy(open -> assertThat(got(open)).as(this::proof).isEmpty());
    Period resumed = circuit.periods().get(circuit.periods().size() - 1);
    assertThat(resumed.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(clientsOf(got(resumed))).hasSize(CLIENTS);

    everyClientWasRefusedAndNoneGotAnException();
    theBackendsGotWhatTheClientsSent();
    theStoryTellsIt();
  }

  private void everyClientWasRefusedAndNoneGotAnException() {
    List<Answered> calls =
        recording.events().stream()
            .filter(Answered.class::isInstance)
            .map(Answered.class::cast)
            .toList();
    assertThat(calls).extracting(Answered::answer).doesNotContain(Answer.THREW);
    assertThat(
            calls.stream()
                .filter(call -> call.answer() == Answer.REFUSED)
                .map(Answered::client)
                .collect(Collectors.toSet()))
        .hasSize(CLIENTS);
  }

  private void theBackendsGotWhatTheClientsSent() {
    long calls = (long) CLIENTS * SECONDS * Client.CALLS_PER_SECOND;
    Tally with = recording.tally(true);
    Tally without = recording.tally(false);
    assertThat(with.calls()).isEqualTo(calls);
    assertThat(without.calls()).isEqualTo(calls);
    assertThat(recording.plainLog()).hasSize((int) calls);
    assertThat(recording.guardedLog()).hasSize((int) (calls - with.count(Answer.REFUSED)));
    assertThat(with.count(Answer.REFUSED)).isPositive();
    assertThat(without.count(Answer.REFUSED)).isZero();
  }

  private void theStoryTellsIt() {
    assertThat(out.toString())
        .containsSubsequence("TRIPPED: ", "all 4 clients know and refuse", "PROBE: ", "RESET: ");
  }

  private List<Request> got(Period period) {
    return circuit.requestsIn(period, recording.guardedLog());
  }

  private static Set<String> clientsOf(List<Request> requests) {
    return requests.stream().map(Request::client).collect(Collectors.toSet());
  }

  private String proof() {
    return String.join("\n", Proof.of(recording));
  }
}
