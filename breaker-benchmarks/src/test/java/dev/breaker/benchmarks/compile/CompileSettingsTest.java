package dev.breaker.benchmarks.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CompileSettingsTest {
  @Test
  void roundsCanBeChosen() {
    assertThat(CompileSettings.DEFAULT.withRounds(7).rounds()).isEqualTo(7);
    assertThat(CompileSettings.DEFAULT.withRounds(7).sizes()).containsExactly(1, 100, 1_000);
  }

  @Test
  void withoutARoundThereIsNothingToReport() {
    assertThatThrownBy(() -> CompileSettings.DEFAULT.withRounds(0))
        .hasMessage("rounds must be at least 1, was 0");
  }
}
