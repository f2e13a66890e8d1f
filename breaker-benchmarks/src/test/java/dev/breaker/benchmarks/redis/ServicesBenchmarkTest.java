package dev.breaker.benchmarks.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.benchmarks.report.ServicesResults;
import dev.breaker.benchmarks.report.ServicesResults.Measured;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ServicesBenchmarkTest {
  @Test
  void eachServiceReportsOnceAndNoneIsDegraded() throws Exception {
    ServicesSettings settings = new ServicesSettings(List.of(3, 20), 1, 2, 2);

    ServicesResults results = ServicesBenchmark.run(settings, null);

    assertThat(results.server()).isNotEqualTo("unknown");
    assertThat(results.measured()).extracting(Measured::services).containsExactly(3, 20);
    for (Measured measured : results.measured()) {
      assertThat(measured.scriptCalls()).isEqualTo(1);
      assertThat(measured.commands()).isGreaterThan(1);
      assertThat(measured.reads()).isPositive();
      assertThat(measured.questionNanos()).isPositive();
      assertThat(measured.reportNanos()).isPositive();
      assertThat(measured.closeNanos()).isPositive();
    }
    results.requireAllShared();
  }
}
