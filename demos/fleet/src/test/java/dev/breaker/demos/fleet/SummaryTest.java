package dev.breaker.demos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.fleet.Injury.Kind;
import dev.breaker.demos.support.Answer;
import dev.breaker.storage.CircuitState;
import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void hasTheFiguresAndNoProblemIfAllIsAsItMustBe() {
    Summary summary = Summary.of(FleetRecordings.ofTwoClients().recording());

    assertThat(summary.lines())
        .contains(
            "calls that succeeded                            400",
            "calls that failed                                20",
            "calls refused at once                           100",
            "requests the backend got                          5",
            "calls harmed                                      0"
                + "   0 threw, 0 held up, 0 refused without cause",
            "longest that a breaker held a call           3.0 ms   harmed above 1,500.0 ms",
            "trips of the fleet                                1",
            "probes per open time                           1, 1   of 100 threads",
            "from Redis back to all sharing again     1,000.0 ms",
            "  with push                                  4.0 ms   longest 4.0 ms of 1",
            "  without push                              20.0 ms   longest 20.0 ms of 1",
            "  at most, by maxStaleness + timeout     1,500.0 ms",
            "transitions caused by one client                  9   of 9, each once");
    assertThat(summary.problems()).isEmpty();
  }

  @Test
  void callsThatWereHarmedAreAProblem() {
    Summary summary =
        Summary.of(
            new FleetRecordings(2).answered(3_000, "client-1", Answer.REFUSED, 7).recording());

    assertThat(summary.problems())
        .containsExactly(
            "7 calls were harmed, none may be: 0 threw, 0 held up, 7 refused without cause");
  }

  @Test
  void aSecondProbeIsAProblem() {
    Summary summary =
        Summary.of(
            FleetRecordings.ofTwoClients().got(8_050, "client-1", Stage.FAILING).recording());

    assertThat(summary.lines())
        .contains("probes per open time                           2, 1   of 100 threads");
    assertThat(summary.problems()).containsExactly("1 open time saw more than one probe: [2, 1]");
  }

  @Test
  void aTransitionThatNoneOrSeveralCausedIsAProblem() {
    String service = Inventory.SERVICE;
    FleetRecordings recordings =
        new FleetRecordings(2)
            .turned(
                1_000, "client-1", service, false, false, 5, CircuitState.CLOSED, CircuitState.OPEN)
            .turned(
                2_000, "client-1", service, false, true, 6, CircuitState.OPEN, CircuitState.CLOSED)
            .turned(
                2_000, "client-2", service, false, true, 6, CircuitState.OPEN, CircuitState.CLOSED);

    Summary summary = Summary.of(recordings.recording());

    assertThat(summary.lines())
        .contains("transitions caused by one client                  0   of 2");
    assertThat(summary.problems())
        .containsExactly(
            "exactly one client must have caused each transition; no client caused 1, several"
                + " caused 1");
  }

  @Test
  void saysWhomTheClientThatWasCutOffTripped() {
    assertThat(cutOff().recording()).satisfies(none -> assertThat(victim(none)).contains("none"));
    assertThat(
            victim(
                cutOff()
                    .turned(
                        2_100,
                        "client-2",
                        Inventory.SERVICE,
                        true,
                        false,
                        5,
                        CircuitState.CLOSED,
                        CircuitState.OPEN)
                    .recording()))
        .isEqualTo("client-2 cut off: trips                      itself   minimumProcesses = 1");
    assertThat(
            victim(
                cutOff()
                    .turned(
                        2_100,
                        "client-1",
                        Inventory.SERVICE,
                        5,
                        CircuitState.CLOSED,
                        CircuitState.OPEN)
                    .recording()))
        .contains("the fleet");
  }

  private static FleetRecordings cutOff() {
    return new FleetRecordings(2).injured(Kind.NETWORK, "client-2", 2_000, 5_000, 8_000);
  }

  private static String victim(Recording recording) {
    return Summary.of(recording).lines().stream()
        .filter(line -> line.startsWith("client-2 cut off"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void canBeOfARunInWhichNothingHappened() {
    Summary summary = Summary.of(new FleetRecordings(2).recording());

    assertThat(summary.lines())
        .contains("probes per open time                              -   of 100 threads");
    assertThat(summary.problems()).isEmpty();
  }
}
