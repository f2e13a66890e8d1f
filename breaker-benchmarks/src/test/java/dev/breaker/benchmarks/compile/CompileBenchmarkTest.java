package dev.breaker.benchmarks.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.breaker.benchmarks.report.CompileResults;
import dev.breaker.benchmarks.report.CompileResults.Measured;
import dev.breaker.benchmarks.report.Quartiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class CompileBenchmarkTest {
  @TempDir Path folder;

  @Test
  void compilesEachSizeWithBothProcessorsAndLeavesNothing() throws Exception {
    CompileSettings settings = new CompileSettings(List.of(1, 2), 1, 2);

    CompileResults results = CompileBenchmark.run(settings, folder);

    assertThat(results.rounds()).isEqualTo(2);
    assertThat(results.measured())
        .extracting(Measured::processor, Measured::types)
        .containsExactly(
            tuple(CompileResults.BREAKER, 1),
            tuple(CompileResults.AUTO_VALUE, 1),
            tuple(CompileResults.BREAKER, 2),
            tuple(CompileResults.AUTO_VALUE, 2));
    for (Measured measured : results.measured()) {
      assertTimes(measured.without());
      assertTimes(measured.with());
    }
    assertThat(folder).isEmptyDirectory();
  }

  private static void assertTimes(Quartiles nanos) {
    assertThat(nanos.low()).isPositive();
    assertThat(nanos.median()).isBetween(nanos.low(), nanos.high());
  }
}
