package dev.breaker.benchmarks.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ColdStartSettingsTest {
  @Test
  void roundsCanBeChosen() {
    assertThat(ColdStartSettings.DEFAULT.withRounds(7).rounds()).isEqualTo(7);
  }

  @Test
  void withoutARoundThereIsNothingToReport() {
    assertThatThrownBy(() -> ColdStartSettings.DEFAULT.withRounds(0))
        .hasMessage("rounds must be at least 1, was 0");
  }
}
