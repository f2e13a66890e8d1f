package dev.breaker.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuartilesTest {
  @Test
  void oneLargeValueChangesNoMedian() {
    assertThat(Quartiles.of(List.of(300L, 100L, 200L, 90_000L, 250L)))
        .isEqualTo(new Quartiles(250, 200, 300));
  }

  @Test
  void quartilesOfAnEvenNumberLieBetweenValues() {
    assertThat(Quartiles.of(List.of(40L, 10L, 20L, 30L))).isEqualTo(new Quartiles(25, 17.5, 32.5));
  }

  @Test
  void oneValueIsAllThreeOfThem() {
    assertThat(Quartiles.of(List.of(7L))).isEqualTo(new Quartiles(7, 7, 7));
  }
}
