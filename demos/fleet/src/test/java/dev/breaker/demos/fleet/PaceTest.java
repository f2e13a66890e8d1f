package dev.breaker.demos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  @Test
  void spreadsTheCallsOfAllThreadsEvenly() {
    for (int thread = 0; thread < 5; thread++) {
      Pace pace = new Pace(thread, 5, 100);

      assertThat(pace.nanosUntilTurn(0)).isEqualTo(thread * (10 * MILLI));
      assertThat(pace.nanosUntilTurn(0)).isEqualTo(thread * (10 * MILLI) + 50 * MILLI);
    }
  }

  @Test
  void leavesOutTurnsThatAreOver() {
    Pace pace = new Pace(0, 5, 100);
    assertThat(pace.nanosUntilTurn(0)).isZero();

    assertThat(pace.nanosUntilTurn(170 * MILLI)).isEqualTo(-20 * MILLI);
    assertThat(pace.nanosUntilTurn(170 * MILLI)).isEqualTo(30 * MILLI);
  }
}
