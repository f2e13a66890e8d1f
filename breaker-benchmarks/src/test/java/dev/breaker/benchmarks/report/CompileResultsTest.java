package dev.breaker.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.benchmarks.report.CompileResults.Measured;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompileResultsTest {
  private static final Measured MEASURED =
      Measured.of(CompileResults.BREAKER, 10, List.of(100L, 200L, 900L), List.of(300L, 500L, 950L));

  @Test
  void timesOfOneRoundAreCompared() {
    assertThat(MEASURED.eachCosts()).isEqualTo(Quartiles.of(List.of(5, 20, 30)));
  }

  @Test
  void theRatioIsThatOfTheMedians() {
    assertThat(MEASURED.ratio()).isEqualTo(2.5);
  }

  @Test
  void namesWhatIsMissing() {
    CompileResults results = new CompileResults(3, List.of(MEASURED));

    assertThatThrownBy(() -> results.of(CompileResults.AUTO_VALUE, 10))
        .hasMessage("the results hold no AutoValue on 10");
  }
}
