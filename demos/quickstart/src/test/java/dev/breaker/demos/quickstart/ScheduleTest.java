package dev.breaker.demos.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private final Schedule schedule = new Schedule(Duration.ofSeconds(20));

  @Test
  void failsFromAFifthToTheHalf() {
    assertThat(schedule.failsAt(Duration.ZERO)).isFalse();
    assertThat(schedule.failsAt(Duration.ofMillis(3_999))).isFalse();
    assertThat(schedule.failsAt(Duration.ofSeconds(4))).isTrue();
    assertThat(schedule.failsAt(Duration.ofMillis(9_999))).isTrue();
    assertThat(schedule.failsAt(Duration.ofSeconds(10))).isFalse();
    assertThat(schedule.failsAt(Duration.ofSeconds(20))).isFalse();
  }

  @Test
  void leavesTimeForARecoveryEvenInTheShortestRun() {
    Schedule shortest = new Schedule(Duration.ofSeconds(10));

    Duration openTimeAndProbes =
        Duration.ofSeconds(2).plus(Schedule.FAILING_LATENCY.multipliedBy(2));
    assertThat(shortest.failsUntil().plus(openTimeAndProbes)).isLessThan(shortest.run());
  }
}
