package dev.breaker.demos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.fleet.Injury.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PropagationTest {
  private static final String SERVICE = Inventory.PUSHED_SERVICE;

  private static Propagation of(FleetRecordings recordings) {
    Recording recording = recordings.recording();
    return Propagation.of(recording.events(), recording.injuries(Kind.DRILL_WITH_PUSH));
  }

  private static Duration millis(double millis) {
    return Duration.ofNanos((long) (millis * 1e6));
  }

  @Test
  void isFromTheFirstSignOfATripToTheFirstRefusalInEachOther() {
    Propagation spread =
        of(
            new FleetRecordings(3)
                .drilled(Kind.DRILL_WITH_PUSH, 1_000, 100, 4.5)
                .refused(1_130, "client-2", SERVICE)
                .refused(1_112, "client-3", SERVICE));

    assertThat(spread.delays()).containsExactly(millis(4.5), millis(12));
    assertThat(spread).hasToString("4.5 ms to 12.0 ms");
  }

  @Test
  void aRefusalInTheClientThatTrippedMayBeTheFirstSign() {
    Propagation spread =
        of(
            new FleetRecordings(2)
                .drilled(Kind.DRILL_WITH_PUSH, 1_000, 100, 4)
                .refused(1_098, "client-1", SERVICE));

    assertThat(spread.delays()).containsExactly(millis(6));
  }

  @Test
  void hasTheMedianAndTheLongestOfAllDrillsOfItsKind() {
    Propagation spread =
        of(
            new FleetRecordings(2)
                .drilled(Kind.DRILL_WITH_PUSH, 1_000, 50, 9)
                .drilled(Kind.DRILL_WITH_PUSH, 4_000, 60, 1)
                .drilled(Kind.DRILL_WITH_PUSH, 7_000, 70, 2)
                .drilled(Kind.DRILL_WITHOUT_PUSH, 9_000, 70, 100));

    assertThat(spread.delays()).containsExactly(millis(1), millis(2), millis(9));
    assertThat(spread.median()).contains(millis(2));
    assertThat(spread.longest()).contains(millis(9));
  }

  @Test
  void isEmptyWhenNobodyWasRefused() {
    Propagation spread = of(new FleetRecordings(2));

    assertThat(spread.median()).isEmpty();
    assertThat(spread.longest()).isEmpty();
    assertThat(spread).hasToString("(nobody was refused)");
  }
}
