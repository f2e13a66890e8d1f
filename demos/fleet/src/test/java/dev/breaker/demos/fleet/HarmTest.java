package dev.breaker.demos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.fleet.Injury.Kind;
import dev.breaker.demos.support.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HarmTest {
  private static Harm harm(FleetRecordings recordings) {
    return Harm.of(recordings.recording());
  }

  private static FleetRecordings refusedAt(int millis, FleetRecordings recordings) {
    return recordings.answered(millis, "client-1", Answer.REFUSED, 5);
  }

  private static FleetRecordings injured(Kind kind, String victim) {
    return new FleetRecordings(2).injured(kind, victim, 2_000, 5_000, 8_000);
  }

  @Test
  void isWhatThrewOrWasHeldUp() {
    Harm harm =
        harm(
            new FleetRecordings(2)
                .called(1_000, "client-1", Map.of(Answer.OK, 4, Answer.THREW, 2), 0, "Oops")
                .called(2_000, "client-2", Map.of(Answer.OK, 9), 3, "")
                .answered(3_000, "client-2", Answer.FAILED, 50));

    assertThat(harm).isEqualTo(new Harm(2, 3, 0));
    assertThat(harm.calls()).isEqualTo(5);
  }

  @Test
  void isARefusalWhenNothingIsBroken() {
    assertThat(harm(refusedAt(1_900, injured(Kind.BACKEND, Injury.ALL))).calls()).isEqualTo(5);
    assertThat(harm(refusedAt(9_100, injured(Kind.BACKEND, Injury.ALL))).calls()).isEqualTo(5);
  }

  @Test
  void isNoneWhileTheBackendIsBrokenAndUntilAllKnowThatItIsWellAgain() {
    for (int millis : new int[] {2_100, 6_000, 8_100}) {
      assertThat(harm(refusedAt(millis, injured(Kind.BACKEND, Injury.ALL))).calls()).isZero();
      assertThat(harm(refusedAt(millis, injured(Kind.DRILL_WITH_PUSH, Injury.ALL))).calls())
          .isZero();
    }
  }

  @Test
  void isARefusalThatOnlyTheStorageCanHaveCaused() {
    assertThat(harm(refusedAt(3_000, injured(Kind.REDIS, Injury.ALL))).refusedWithoutCause())
        .isEqualTo(5);
  }

  @Test
  void isARefusalForAnothersTroubleIfSeveralReportersAreAskedFor() {
    assertThat(
            harm(refusedAt(3_000, injured(Kind.NETWORK, "client-1").minimumProcesses(2))).calls())
        .isZero();
    assertThat(
            harm(refusedAt(3_000, injured(Kind.NETWORK, "client-2").minimumProcesses(2))).calls())
        .isEqualTo(5);
    assertThat(
            harm(refusedAt(3_000, injured(Kind.NETWORK, "client-2").minimumProcesses(1))).calls())
        .isZero();
  }
}
