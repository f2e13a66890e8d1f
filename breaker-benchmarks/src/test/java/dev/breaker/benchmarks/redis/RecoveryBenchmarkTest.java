package dev.breaker.benchmarks.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.benchmarks.report.RecoveryResults;
import dev.breaker.benchmarks.report.RecoveryResults.Second;
import dev.breaker.benchmarks.report.RecoveryResults.Trip;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class RecoveryBenchmarkTest {
  @Test
  void callsGoInEachSecondAndEachTripButTheLastHasAProbe() throws Exception {
    RecoveryResults results = RecoveryBenchmark.run(RecoverySettings.QUICK, null);

    assertThat(results.server()).isNotEqualTo("unknown");
    assertThat(results.ramp().processes()).isEqualTo(3);
    assertThat(results.ramp().rampUpSeconds()).isEqualTo(1);
    assertThat(results.ramp().seconds()).hasSize(2);
    for (Second second : results.ramp().seconds()) {
      assertThat(second.admitted()).isPositive();
      assertThat(second.offered()).isGreaterThanOrEqualTo(second.admitted());
    }
    assertThat(results.backoff().trips())
        .extracting(Trip::lineNanos)
        .containsExactly(1_000_000_000.0, 2_000_000_000.0);
    assertThat(results.backoff().trips()).allMatch(trip -> trip.openNanos() > 0);
    assertThat(results.backoff().trips())
        .extracting(trip -> trip.probedAfterNanos() > 0)
        .containsExactly(true, false);
  }
}
