package dev.breaker.demos.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.support.Answer;
import dev.breaker.storage.CircuitState;
import org.junit.jupiter.api.Test;

class ProofTest {
  @Test
  void countsWhatTheBackendGotWhileTheCircuitWasNotClosed() {
    assertThat(Proof.of(QuickstartRecordings.ofTwoClients().recording()))
        .containsExactly(
            "fleet     open     5.00 to   7.00 s: 1 request, the last 12 ms after it opened",
            "fleet     probe    7.00 to   7.30 s: 1 request, from client-2",
            "fleet     open     7.30 to   9.30 s: 0 requests",
            "fleet     probe    9.30 to   9.40 s: 1 request, from client-1");
  }

  @Test
  void countsForWhoIsAloneOnlyItsOwn() {
    Recording recording =
        new QuickstartRecordings(2)
            .turnedLocally(5_000, "client-1", 2, CircuitState.CLOSED, CircuitState.OPEN)
            .called(6_000, "client-2", true, Answer.FAILED, 300)
            .recording();

    assertThat(Proof.of(recording))
        .containsExactly("client-1  open     5.00 to  20.00 s: 0 requests");
  }
}
