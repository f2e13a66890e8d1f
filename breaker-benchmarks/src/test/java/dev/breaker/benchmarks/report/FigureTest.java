package dev.breaker.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void aGoalIsMetAtItsLimit() {
    assertThat(Figure.atMost("wait", Unit.NANOS, 100, 100).met()).isTrue();
    assertThat(Figure.atMost("wait", Unit.NANOS, 100.1, 100).met()).isFalse();
    assertThat(Figure.atMostOf("time", Unit.NANOS, 40, 0.8, 50, "peer").met()).isTrue();
    assertThat(Figure.atMostOf("time", Unit.NANOS, 40.1, 0.8, 50, "peer").met()).isFalse();
    assertThat(Figure.atLeastTimes("rate", Unit.PER_SECOND, 100, 100, 1, "peer").met()).isTrue();
    assertThat(Figure.atLeastTimes("rate", Unit.PER_SECOND, 99, 100, 1, "peer").met()).isFalse();
  }

  @Test
  void aShareOfAByteIsNoByte() {
    assertThat(Figure.atMost("allocated", Unit.BYTES, 0.4, 0).met()).isTrue();
    assertThat(Figure.atMost("allocated", Unit.BYTES, 0.6, 0).met()).isFalse();
  }

  @Test
  void theRatioIsThatToThePeer() {
    Figure figure = Figure.atMostOf("time", Unit.NANOS, 25, 0.8, 50, "failsafe");

    assertThat(figure.ratio()).isEqualTo(0.5);
    assertThat(figure.goal()).isEqualTo("at most 0.8 of failsafe");
    assertThat(figure.comparedWith()).isEqualTo("50.0 ns");
  }
}
