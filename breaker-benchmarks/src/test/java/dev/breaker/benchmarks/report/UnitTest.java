package dev.breaker.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitTest {
  @Test
  void timesAreWrittenInTheUnitThatSuitsThem() {
    assertThat(Unit.NANOS.format(48.13)).isEqualTo("48.1 ns");
    assertThat(Unit.NANOS.format(-12.0)).isEqualTo("-12.0 ns");
    assertThat(Unit.NANOS.format(1_500.0)).isEqualTo("1.50 µs");
    assertThat(Unit.NANOS.format(101_000_000.0)).isEqualTo("101.00 ms");
    assertThat(Unit.SECONDS.format(1.9996)).isEqualTo("2.000 s");
  }

  @Test
  void countsAreWholeWhereTheyCanBe() {
    assertThat(Unit.COUNT.format(8)).isEqualTo("8");
    assertThat(Unit.COUNT.format(1.01)).isEqualTo("1.01");
    assertThat(Unit.BYTES.format(12_345_678)).isEqualTo("12,345,678 B");
    assertThat(Unit.PERCENT.format(14.5)).isEqualTo("14.5 %");
    assertThat(Unit.PER_SECOND.format(7_044_012.4)).isEqualTo("7,044,012/s");
  }
}
