package dev.breaker.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitEvent.Kind;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.FailureCount;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How gently a circuit comes back: more than one probe, a ramp, backoff, the backend's own word.
 */
interface RecoveryContract extends StorageSteps {
  private long lease(BreakerPolicy policy) {
    StorageReply.Taken reply = admit(policy);
    assertThat(reply.leased()).isTrue();
    return reply.view().epoch();
  }

  private CircuitView tripped(BreakerPolicy policy) {
    return report(policy, admit(policy).view().epoch(), 0, 3);
  }

  /** The open time after one more probe has failed. */
  private Duration failedProbe(BreakerPolicy policy, CircuitView open) {
    clock().advance(Duration.ofNanos(open.remainingNanos()));
    return openTime(report(policy, lease(policy), 0, 1));
  }

  private static Duration openTime(CircuitView view) {
    assertThat(view.state()).isEqualTo(CircuitState.OPEN);
    return Duration.ofNanos(view.remainingNanos());
  }

  private CircuitView asks(BreakerPolicy policy, long epoch, int failures, Duration retryAfter) {
    return take(new StorageRequest.Report(
            policy,
            epoch,
            0,
            failures,
            List.of(new FailureCount("HTTP 429", failures)),
            false,
            retryAfter.toNanos()))
        .view();
  }

  @Test
  default void resetsAfterSeveralProbesInARow() {
    BreakerPolicy policy = POLICY.withProbes(3);
    tripped(policy);
    clock().advance(policy.reEnableAfter());
    for (int i = 0; i < 2; i++) {
      long probe = lease(policy);
      assertThat(admit(policy).leased()).as("one at a time").isFalse();
      CircuitView after = report(policy, probe, 1, 0);
      assertThat(after.state()).isEqualTo(CircuitState.HALF_OPEN);
      assertThat(after.remainingNanos()).isZero();
      assertThat(report(policy, probe, 1, 0)).as("sent twice").isEqualTo(after);
    }

    CircuitView reset = report(policy, lease(policy), 1, 0);

    assertThat(reset.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(storage().history(policy.service(), 10))
        .extracting(CircuitEvent::kind)
        .containsExactly(Kind.RESET, Kind.PROBING, Kind.TRIPPED);
  }

  @Test
  default void anAbandonedOrExpiredLeaseNeitherAddsToTheRowNorBreaksIt() {
    BreakerPolicy policy = POLICY.withProbes(2);
    tripped(policy);
    clock().advance(policy.reEnableAfter());
    report(policy, lease(policy), 1, 0);
    take(new StorageRequest.Report(policy, lease(policy), 0, 0, List.of(), true));
    lease(policy);
    clock().advance(policy.probeLease());

    assertThat(report(policy, lease(policy), 1, 0).state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  default void aFailureClearsTheRow() {
    BreakerPolicy policy = POLICY.withProbes(2);
    tripped(policy);
    clock().advance(policy.reEnableAfter());
    report(policy, lease(policy), 1, 0);
    assertThat(report(policy, lease(policy), 0, 1).state()).isEqualTo(CircuitState.OPEN);
    clock().advance(policy.reEnableAfter());

    assertThat(report(policy, lease(policy), 1, 0).state()).isEqualTo(CircuitState.HALF_OPEN);
    assertThat(take(new StorageRequest.Reset(policy)).view().state())
        .as("an operator's reset ignores the row")
        .isEqualTo(CircuitState.CLOSED);
  }

  @Test
  default void theOpenTimeGrowsWithEachTripInARow() {
    BreakerPolicy policy = POLICY.withBackoff(2).withMaxReEnableAfter(Duration.ofSeconds(50));
    CircuitView open = tripped(policy);
    assertThat(openTime(open)).hasSeconds(10);

    assertThat(failedProbe(policy, open)).hasSeconds(20);
    assertThat(failedProbe(policy, admit(policy).view())).hasSeconds(40);
    assertThat(failedProbe(policy, admit(policy).view())).hasSeconds(50);
    assertThat(openTime(take(new StorageRequest.Trip(policy, "by hand")).view()))
        .as("an operator's")
        .hasSeconds(10);
  }

  @Test
  default void aResetThatDidNotHoldDoesNotEndTheRow() {
    BreakerPolicy policy = POLICY.withBackoff(2);
    CircuitView open = tripped(policy);
    clock().advance(Duration.ofNanos(open.remainingNanos()));
    report(policy, lease(policy), 1, 0);
    clock().advance(policy.reEnableAfter().minusMillis(1));

    assertThat(openTime(tripped(policy))).hasSeconds(20);
  }

  @Test
  default void aResetThatHeldEndsTheRow() {
    BreakerPolicy policy = POLICY.withBackoff(2);
    CircuitView open = tripped(policy);
    clock().advance(Duration.ofNanos(open.remainingNanos()));
    report(policy, lease(policy), 1, 0);
    clock().advance(policy.reEnableAfter());

    assertThat(openTime(tripped(policy))).hasSeconds(10);
  }

  @Test
  default void aResetThatHeldUntilTheNextResetEndsTheRow() {
    BreakerPolicy policy = POLICY.withBackoff(2);
    tripped(policy);
    take(new StorageRequest.Reset(policy));
    clock().advance(policy.reEnableAfter());
    take(new StorageRequest.Reset(policy));

    assertThat(openTime(tripped(policy))).hasSeconds(10);
  }

  @Test
  default void aTripLastsUntilTheBackendMayBeAskedAgain() {
    long epoch = admit().view().epoch();
    asks(POLICY, epoch, 1, Duration.ofSeconds(90));
    asks(POLICY, epoch, 1, Duration.ofSeconds(60));
    clock().advance(Duration.ofSeconds(20));

    CircuitView open = report(epoch, 0, 1);

    assertThat(openTime(open)).as("the latest, whichever failure told it").hasSeconds(70);
    assertThat(failedProbe(POLICY, open)).as("which is over by now").hasSeconds(10);
  }

  @Test
  default void aFailedProbeKeepsTheCircuitOpenForAsLongAsTheBackendAsks() {
    long probe = probe();

    assertThat(openTime(asks(POLICY, probe, 1, Duration.ofMinutes(5)))).hasMinutes(5);
  }

  @Test
  default void theBackendCannotAskForLongerThanTheLongestOpenTime() {
    BreakerPolicy policy = POLICY.withMaxReEnableAfter(Duration.ofSeconds(30));
    assertThat(openTime(asks(policy, admit(policy).view().epoch(), 3, Duration.ofDays(9))))
        .hasSeconds(30);
    take(new StorageRequest.Reset(policy));
    assertThat(openTime(tripped(policy))).as("a reset clears it").hasSeconds(10);
  }

  @Test
  default void theLongestOpenTimeSwitchesTheBackendsWordOff() {
    BreakerPolicy policy = POLICY.withMaxReEnableAfter(POLICY.reEnableAfter());

    assertThat(openTime(asks(policy, admit(policy).view().epoch(), 3, Duration.ofMinutes(5))))
        .hasSeconds(10);
  }

  @Test
  default void aRampFollowsAResetByProbes() {
    BreakerPolicy policy = POLICY.withRampUp(Duration.ofSeconds(20));
    tripped(policy);
    clock().advance(policy.reEnableAfter());
    CircuitView reset = report(policy, lease(policy), 1, 0);
    assertThat(reset.rampLeftNanos()).isEqualTo(policy.rampUp().toNanos());
    assertThat(reset.refusedForNanos()).isZero();
    clock().advance(Duration.ofSeconds(5));
    assertThat(admit(policy).view().rampLeftNanos()).isEqualTo(Duration.ofSeconds(15).toNanos());

    CircuitView open = tripped(policy);

    assertThat(openTime(open)).as("failures trip it on the ramp").hasSeconds(10);
    assertThat(take(new StorageRequest.Reset(policy)).view().rampLeftNanos())
        .as("after an operator's reset")
        .isZero();
  }

  @Test
  default void aRampEnds() {
    BreakerPolicy policy = POLICY.withRampUp(Duration.ofSeconds(20));
    tripped(policy);
    clock().advance(policy.reEnableAfter());
    report(policy, lease(policy), 1, 0);
    clock().advance(Duration.ofSeconds(20));

    assertThat(admit(policy).view().rampLeftNanos()).isZero();
  }
}
