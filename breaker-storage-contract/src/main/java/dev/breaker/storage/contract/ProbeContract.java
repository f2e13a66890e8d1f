package dev.breaker.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a circuit stays open, and who probes after that. */
interface ProbeContract extends StorageSteps {
  @Test
  default void refusesUntilTheOpenTimeIsOver() {
    trip();
    clock().advance(Duration.ofSeconds(10).minusNanos(1000));

    StorageReply.Taken reply = admit();

    assertThat(reply.view().state()).isEqualTo(CircuitState.OPEN);
    assertThat(reply.view().remainingNanos()).isEqualTo(1000);
    assertThat(reply.leased()).isFalse();
  }

  @Test
  default void doesNotStayOpenLongerWhenTheClockIsSetBack() {
    trip();
    clock().advance(Duration.ofHours(-3));
    assertThat(admit().view().remainingNanos()).isEqualTo(POLICY.reEnableAfter().toNanos());
    clock().advance(Duration.ofSeconds(10));

    assertThat(admit().leased()).isTrue();
  }

  @Test
  default void leasesOneProbeWhenTheOpenTimeIsOver() {
    CircuitView open = trip();
    clock().advance(Duration.ofSeconds(10));

    StorageReply.Taken first = admit();
    StorageReply.Taken second = admit();

    assertThat(first.leased()).isTrue();
    assertThat(first.view().state()).isEqualTo(CircuitState.HALF_OPEN);
    assertThat(first.view().epoch()).isEqualTo(open.epoch() + 1);
    assertThat(first.view().remainingNanos()).isEqualTo(POLICY.probeLease().toNanos());
    assertThat(first.view().reason()).isEqualTo(open.reason());
    assertThat(second.leased()).isFalse();
    assertThat(second.view()).isEqualTo(first.view());
  }

  @Test
  default void resetsWhenTheProbeSucceeds() {
    long probe = probe();

    CircuitView view = report(probe, 1, 0);

    assertThat(view.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(view.epoch()).isEqualTo(probe + 1);
    assertThat(view.failures()).isZero();
    assertThat(view.total()).isZero();
    assertThat(view.reason()).isNull();
  }

  @Test
  default void tripsAgainWhenTheProbeFails() {
    long probe = probe();

    CircuitView view = report(probe, 0, 1);

    assertThat(view.state()).isEqualTo(CircuitState.OPEN);
    assertThat(view.epoch()).isEqualTo(probe + 1);
    assertThat(view.remainingNanos()).isEqualTo(POLICY.reEnableAfter().toNanos());
    assertThat(view.reason()).isEqualTo("probe failed: HTTP 503");
  }

  @Test
  default void theProbeOfOneProcessIsEnoughToTripAgain() {
    BreakerPolicy policy = POLICY.withMinimumProcesses(2);
    take(new StorageRequest.Trip(policy, "broken"));
    clock().advance(policy.reEnableAfter());
    long probe = admit(policy).view().epoch();

    assertThat(takeAs("one", report(policy, probe, 1)).view().state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  default void leasesTheNextProbeAtOnceWhenOneIsAbandoned() {
    long probe = probe();
    CircuitView released =
        take(new StorageRequest.Report(POLICY, probe, 0, 0, List.of(), true)).view();

    StorageReply.Taken next = admit();

    assertThat(released.state()).isEqualTo(CircuitState.HALF_OPEN);
    assertThat(released.epoch()).isEqualTo(probe);
    assertThat(released.remainingNanos()).isZero();
    assertThat(next.leased()).isTrue();
    assertThat(next.view().epoch()).isEqualTo(probe + 1);
  }

  @Test
  default void leasesAnewWhenTheLeaseOfACrashedProcessIsOver() {
    long lost = probe();
    clock().advance(POLICY.probeLease().minusNanos(1000));
    assertThat(admit().leased()).isFalse();
    clock().advance(Duration.ofNanos(1000));

    StorageReply.Taken next = admit();

    assertThat(next.leased()).isTrue();
    assertThat(next.view().epoch()).isEqualTo(lost + 1);
  }

  @Test
  default void ignoresTheProbeWhoseLeaseWasGivenToAnother() {
    long slow = probe();
    clock().advance(POLICY.probeLease());
    long second = admit().view().epoch();

    assertThat(report(slow, 1, 0).state()).isEqualTo(CircuitState.HALF_OPEN);
    assertThat(report(slow, 0, 1).epoch()).isEqualTo(second);
  }

  @Test
  default void acceptsTheProbeThatIsLateWhileNobodyElseHasTheLease() {
    long slow = probe();
    clock().advance(POLICY.probeLease().multipliedBy(2));

    assertThat(report(slow, 1, 0).state()).isEqualTo(CircuitState.CLOSED);
  }
}
