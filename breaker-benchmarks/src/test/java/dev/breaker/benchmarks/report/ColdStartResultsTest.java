package dev.breaker.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.benchmarks.report.ColdStartResults.Setting;
import dev.breaker.benchmarks.report.ColdStartResults.Started;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColdStartResultsTest {
  @Test
  void oneSlowStartChangesNoMedian() {
    assertThat(Started.of("x", List.of(300L, 100L, 200L, 90_000L, 250L)))
        .isEqualTo(new Started("x", 250, 200, 300));
  }

  @Test
  void theRatioIsThatOfTheMedians() {
    Setting setting =
        new Setting(
            "17",
            "as it is",
            List.of(
                new Started(ColdStartResults.PLAIN, 200, 1, 1_000),
                new Started(ColdStartResults.ON_REDIS, 250, 1, 1_000)));

    assertThat(setting.ratio(ColdStartResults.ON_REDIS)).isEqualTo(1.25);
    assertThatThrownBy(() -> setting.ratio(ColdStartResults.IN_MEMORY))
        .hasMessage("the results hold no breaker in memory as it is");
  }
}
