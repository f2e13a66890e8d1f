package dev.breaker.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.benchmarks.report.ServicesResults.Measured;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServicesResultsTest {
  @Test
  void aDegradedServiceFailsTheRun() {
    assertThatThrownBy(() -> results(0, 2).requireAllShared())
        .hasMessage("of 10 services, 2 were degraded at the end and 0 outcomes did not arrive");
  }

  @Test
  void anOutcomeThatDidNotArriveFailsTheRun() {
    assertThatThrownBy(() -> results(1, 0).requireAllShared())
        .hasMessage("of 10 services, 0 were degraded at the end and 1 outcomes did not arrive");
  }

  @Test
  void aRunIsAllRightOtherwise() {
    assertThatCode(() -> results(0, 0).requireAllShared()).doesNotThrowAnyException();
  }

  private static ServicesResults results(long untold, long degraded) {
    return new ServicesResults(
        "6.2.11", List.of(new Measured(10, 800, 1, 1, 1, 6, 1, 1, untold, degraded)));
  }
}
