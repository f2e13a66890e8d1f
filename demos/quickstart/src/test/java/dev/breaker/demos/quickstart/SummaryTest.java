package dev.breaker.demos.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.support.Answer;
import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void setsBothSidesAgainstEachOther() {
    assertThat(Summary.of(QuickstartRecordings.ofTwoClients().recording()))
        .containsExactly(
            "                             with breaker    without",
            "calls made                              6          6",
            "requests the backend got                5          6",
            "  while it was failing                  4          5",
            "calls that succeeded                    2          1",
            "calls that failed, HTTP 503             3          5",
            "calls refused at once                   1          -",
            "time callers waited                 0.9 s      1.5 s",
            "  for calls in vain                 0.9 s      1.5 s",
            "trips                                   1          -",
            "probes                                  2          -");
  }

  @Test
  void doesNotHideCallsThatThrew() {
    Recording recording =
        new QuickstartRecordings(1)
            .called(1_000, "client", false, Answer.THREW, 10_000)
            .recording();

    assertThat(Summary.of(recording))
        .contains("calls that threw                        0          1");
  }
}
