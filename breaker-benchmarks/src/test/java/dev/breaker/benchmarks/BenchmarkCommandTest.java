package dev.breaker.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkCommandTest {
  @TempDir Path folder;

  @Test
  void aQuickRunOfServicesLeavesResultsAndAReport() {
    assertThat(BenchmarkCommand.execute("services", "--quick", "--out", folder.toString()))
        .isZero();

    assertThat(folder.resolve("services.json")).content().contains("\"quick\": true");
    assertThat(folder.resolve("report.md"))
        .content()
        .contains("## With many services", "| heap for an idle service of 100 ");
  }

  @Test
  void aQuickRunOfCompileLeavesResultsAndAReport() {
    assertThat(BenchmarkCommand.execute("compile", "--quick", "--out", folder.toString())).isZero();

    assertThat(folder.resolve("compile.json")).content().contains("\"quick\": true");
    assertThat(folder.resolve("report.md"))
        .content()
        .contains("## In the build", "| breaker   | 10 ", "| AutoValue | 10 ");
  }

  @Test
  void anUnknownCommandIsAnError() {
    assertThat(BenchmarkCommand.execute("servants")).isNotZero();
  }
}
