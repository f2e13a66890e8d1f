package dev.breaker.tests.chaos;

import static dev.breaker.storage.CircuitState.CLOSED;
import static dev.breaker.storage.CircuitState.HALF_OPEN;
import static dev.breaker.storage.CircuitState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitEvent.Kind;
import dev.breaker.storage.CircuitState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who finds nothing wrong must be able to. */
class QuietStretchTest {
  private static final CircuitEvent TRIP = event(1_000, Kind.TRIPPED, CLOSED, OPEN, "a");
  private static final CircuitEvent PROBE = event(3_100, Kind.PROBING, OPEN, HALF_OPEN, "b");
  private static final CircuitEvent RESET = event(3_300, Kind.RESET, HALF_OPEN, CLOSED, "b");

  private static CircuitEvent event(
      long when, Kind kind, CircuitState from, CircuitState to, String process) {
    return new CircuitEvent(
        "github",
        Instant.ofEpochMilli(when),
        kind,
        from,
        to,
        1,
        5,
        5,
        "HTTP 503",
        process,
        null,
        null);
  }

  private static QuietStretch.Finding examine(List<CircuitEvent> events, Request... requests) {
    return new QuietStretch("github", new Span(0, 10_000), events).examine(List.of(requests));
  }

  private static Request request(String process, long when) {
    return new Request("github", process, when - 5, when + 5, false);
  }

  @Test
  void aRequestWithALeaseIsAProbe() {
    QuietStretch.Finding finding =
        examine(List.of(TRIP, PROBE, RESET), request("b", 3_100), request("a", 3_400));

    assertThat(finding.probes()).containsExactly(request("b", 3_100));
    assertThat(finding.faults()).isEmpty();
  }

  @Test
  void aSecondRequestOfOneLeaseIsFound() {
    assertThat(examine(List.of(TRIP, PROBE), request("b", 3_100), request("b", 3_110)).faults())
        .hasSize(1);
  }

  @Test
  void aRequestOfAnotherProcessThanTheLeaseIsFound() {
    assertThat(examine(List.of(TRIP, PROBE), request("a", 3_100)).faults()).hasSize(1);
  }

  @Test
  void twoProbesInOneOpenTimeAreFound() {
    CircuitEvent next = event(3_600, Kind.PROBING, HALF_OPEN, HALF_OPEN, "c");

    assertThat(
            examine(List.of(TRIP, PROBE, next), request("b", 3_100), request("c", 3_600)).faults())
        .hasSize(1);
  }

  @Test
  void aRequestByAViewFromBeforeTheTripIsAllowed() {
    assertThat(examine(List.of(TRIP, PROBE), request("a", 1_900)).probes()).isEmpty();
  }

  @Test
  void aRequestOfADegradedProcessIsAllowed() {
    assertThat(
            examine(List.of(TRIP, PROBE), new Request("github", "a", 4_000, 4_001, true)).probes())
        .isEmpty();
  }
}
