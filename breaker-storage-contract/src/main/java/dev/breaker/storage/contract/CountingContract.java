package dev.breaker.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageReply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which outcomes count, and for how long. */
interface CountingContract extends StorageSteps {
  @Test
  default void admitsWhileNothingIsKnown() {
    StorageReply.Taken reply = admit();

    assertThat(reply.leased()).isFalse();
    assertThat(reply.view().state()).isEqualTo(CircuitState.CLOSED);
    assertThat(reply.view().remainingNanos()).isZero();
    assertThat(reply.view().failures()).isZero();
    assertThat(reply.view().total()).isZero();
    assertThat(reply.view().reason()).isNull();
    assertThat(reply.view().epoch()).isPositive();
  }

  @Test
  default void countsOutcomesOfTheirEpoch() {
    long epoch = admit().view().epoch();

    CircuitView view = report(epoch, 5, 2);

    assertThat(view.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(view.failures()).isEqualTo(2);
    assertThat(view.total()).isEqualTo(7);
    assertThat(view.epoch()).isEqualTo(epoch);
  }

  @Test
  default void ignoresOutcomesOfAnEarlierEpoch() {
    long early = admit().view().epoch();
    CircuitView open = trip();

    assertThat(report(early, 100, 100)).isEqualTo(open);

    long probe = probe();
    assertThat(report(early, 100, 0).state()).isEqualTo(CircuitState.HALF_OPEN);
    report(probe, 1, 0);
    CircuitView closed = report(early, 0, 100);
    assertThat(closed.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(closed.total()).isZero();
  }

  @Test
  default void forgetsAnOutcomeBetweenTheTtlAndOneSlotMore() {
    long epoch = admit().view().epoch();
    report(epoch, 1, 1);
    clock().advance(Duration.ofSeconds(32));
    assertThat(read(epoch).total()).isEqualTo(2);

    clock().advance(Duration.ofSeconds(1));

    assertThat(read(epoch).total()).isZero();
  }

  @Test
  default void agesWithoutBeingWritten() {
    long epoch = admit().view().epoch();
    report(epoch, 1, 1);
    clock().advance(Duration.ofSeconds(20));
    report(epoch, 1, 1);
    clock().advance(Duration.ofSeconds(13));

    assertThat(read(epoch).failures()).isEqualTo(1);
    clock().advance(Duration.ofSeconds(20));
    assertThat(read(epoch).failures()).isZero();
  }

  @Test
  default void datesOutcomesRightAfterAnIdleGap() {
    long epoch = admit().view().epoch();
    report(epoch, 0, 1);
    clock().advance(Duration.ofSeconds(1000));
    report(epoch, 0, 1);
    assertThat(read(epoch).failures()).isEqualTo(1);
    clock().advance(Duration.ofSeconds(33));

    assertThat(read(epoch).failures()).isZero();
  }

  @Test
  default void keepsCountsInEverySlotOfTheWindow() {
    BreakerPolicy patient = POLICY.withMinimumFailures(1000);
    long epoch = admit(patient).view().epoch();
    for (int second = 0; second < 100; second++) {
      CircuitView view = report(patient, epoch, 2, 1);
      assertThat(view.failures()).as("after second %d", second).isEqualTo(Math.min(second + 1, 33));
      assertThat(view.total()).isEqualTo(3 * view.failures());
      clock().advance(Duration.ofSeconds(1));
    }
  }

  @Test
  default void goesOnFromWhereItWasWhenTheClockIsSetBack() {
    long epoch = admit().view().epoch();
    report(epoch, 1, 1);
    clock().advance(Duration.ofHours(-3));
    assertThat(report(epoch, 0, 1).failures()).isEqualTo(2);
    clock().advance(Duration.ofSeconds(33));

    assertThat(read(epoch).total()).isZero();
  }
}
