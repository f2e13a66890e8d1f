package dev.breaker.demos.lambda.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void hasABillForEachPhase() {
    assertThat(Summary.of(SandboxRecordings.story().throttled(8_000).recording()))
        .containsExactly(
            "third party, circuit      invoked  billed ms                     requests",
            "                                     without      with   ratio    without   with",
            "well                            1         51        53   1.039          1      1",
            "failing, not yet open           2      2,004     2,008   1.002          2      2",
            "failing, open                   3      3,006     1,012   0.337          3      1",
            "well again, still open          2        102        64   0.627          2      1",
            "well again, closed              1         51        53   1.039          1      1",
            "while it failed                 5      5,010     3,020   0.603          5      3",
            "in all                          9      5,214     3,190   0.612          9      6",
            "",
            "refused invocations: 3, billed 4 ms each in the median, 9 ms at most",
            "throttled, since no sandbox was free: 1 without, 0 with");
  }

  @Test
  void canBeOfARunInWhichNothingHappened() {
    assertThat(Summary.of(new SandboxRecordings().recording()))
        .contains(
            "failing, not yet open           0          0         0       -          0      0",
            "refused invocations: none")
        .noneMatch(line -> line.contains("open") && !line.contains("not yet open"));
  }
}
