package dev.breaker.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageReply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which failures trip a circuit. */
interface TripContract extends StorageSteps {
  @Test
  default void tripsWithTheFailureThatReachesBothThresholds() {
    long epoch = admit().view().epoch();
    report(epoch, 3, 2);

    CircuitView view = report(epoch, 0, 1);

    assertThat(view.state()).isEqualTo(CircuitState.OPEN);
    assertThat(view.epoch()).isEqualTo(epoch + 1);
    assertThat(view.remainingNanos()).isEqualTo(POLICY.reEnableAfter().toNanos());
    assertThat(view.failures()).isEqualTo(3);
    assertThat(view.total()).isEqualTo(6);
    assertThat(view.reason())
        .isEqualTo("3 of 6 calls failed (50.0 %): 3 x HTTP 503; seen by 1 process");
  }

  @Test
  default void staysClosedBelowThePercentage() {
    long epoch = admit().view().epoch();

    assertThat(report(epoch, 4, 3).state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  default void staysClosedBelowTheMinimum() {
    long epoch = admit().view().epoch();

    assertThat(report(epoch, 0, 2).state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  default void doesNotRoundThePercentage() {
    BreakerPolicy policy = POLICY.withPercentFailed(49.6).withMinimumFailures(1);
    long epoch = admit(policy).view().epoch();
    assertThat(report(policy, epoch, 0, 0).state()).isEqualTo(CircuitState.CLOSED);

    assertThat(report(policy, epoch, 505, 495).state()).isEqualTo(CircuitState.CLOSED);
    assertThat(report(policy, epoch, 0, 4).state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  default void successesAloneNeverTrip() {
    long epoch = admit().view().epoch();
    report(epoch, 3, 0);
    clock().advance(Duration.ofSeconds(20));
    report(epoch, 0, 2);
    clock().advance(Duration.ofSeconds(14));

    assertThat(report(epoch, 1, 0).state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  default void needsFailuresOfAsManyProcessesAsThePolicySays() {
    BreakerPolicy policy = POLICY.withMinimumProcesses(3);
    long epoch = admit(policy).view().epoch();

    StorageReply.Taken one = takeAs("one", report(policy, epoch, 3));
    StorageReply.Taken again = takeAs("one", report(policy, epoch, 3));
    StorageReply.Taken two = takeAs("two", report(policy, epoch, 1));
    StorageReply.Taken three = takeAs("three", report(policy, epoch, 1));

    assertThat(one.held()).isTrue();
    assertThat(one.view().state()).isEqualTo(CircuitState.CLOSED);
    assertThat(again.held()).isTrue();
    assertThat(two.held()).isTrue();
    assertThat(three.held()).isFalse();
    assertThat(three.view().state()).isEqualTo(CircuitState.OPEN);
    assertThat(three.view().reason()).endsWith("seen by 3 processes");
  }

  @Test
  default void aReporterCountsForAsLongAsTheWindow() {
    BreakerPolicy policy = POLICY.withMinimumProcesses(2);
    long epoch = admit(policy).view().epoch();
    takeAs("one", report(policy, epoch, 3));
    clock().advance(Duration.ofSeconds(33));
    assertThat(takeAs("two", report(policy, epoch, 3)).held()).isTrue();
    clock().advance(Duration.ofSeconds(32));

    StorageReply.Taken together = takeAs("one", report(policy, epoch, 1));

    assertThat(together.view().state()).isEqualTo(CircuitState.OPEN);
  }
}
