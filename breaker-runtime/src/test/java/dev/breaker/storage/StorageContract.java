package dev.breaker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.testing.FakeClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every storage must do, whatever it is made of. */
public abstract class StorageContract {
  protected static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github")
          .withTtl(Duration.ofSeconds(32))
          .withPercentFailed(50)
          .withReEnableAfter(Duration.ofSeconds(10))
          .withMinimumFailures(3);

  protected final FakeClock clock = new FakeClock();
  private Storage storage;

  /** An empty storage on {@link #clock}. */
  protected abstract Storage newStorage();

  @BeforeEach
  void makeStorage() {
    storage = newStorage();
  }

  @Test
  void admitsWhileNothingIsKnown() {
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
  void countsOutcomesOfTheirEpoch() {
    long epoch = admit().view().epoch();

    CircuitView view = report(epoch, 5, 2);

    assertThat(view.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(view.failures()).isEqualTo(2);
    assertThat(view.total()).isEqualTo(7);
    assertThat(view.epoch()).isEqualTo(epoch);
  }

  @Test
  void tripsWithTheFailureThatReachesBothThresholds() {
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
  void staysClosedBelowThePercentage() {
    long epoch = admit().view().epoch();

    assertThat(report(epoch, 4, 3).state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void staysClosedBelowTheMinimum() {
    long epoch = admit().view().epoch();

    assertThat(report(epoch, 0, 2).state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void doesNotRoundThePercentage() {
    BreakerPolicy policy = POLICY.withPercentFailed(49.6).withMinimumFailures(1);
    long epoch = admit(policy).view().epoch();
    assertThat(report(policy, epoch, 0, 0).state()).isEqualTo(CircuitState.CLOSED);

    assertThat(report(policy, epoch, 505, 495).state()).isEqualTo(CircuitState.CLOSED);
    assertThat(report(policy, epoch, 0, 4).state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void successesAloneNeverTrip() {
    long epoch = admit().view().epoch();
    report(epoch, 3, 0);
    clock.advance(Duration.ofSeconds(20));
    report(epoch, 0, 2);
    clock.advance(Duration.ofSeconds(14));

    assertThat(report(epoch, 1, 0).state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void refusesUntilTheOpenTimeIsOver() {
    trip();
    clock.advance(Duration.ofSeconds(10).minusNanos(1000));

    StorageReply.Taken reply = admit();

    assertThat(reply.view().state()).isEqualTo(CircuitState.OPEN);
    assertThat(reply.view().remainingNanos()).isEqualTo(1000);
    assertThat(reply.leased()).isFalse();
  }

  @Test
  void leasesOneProbeWhenTheOpenTimeIsOver() {
    CircuitView open = trip();
    clock.advance(Duration.ofSeconds(10));

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
  void resetsWhenTheProbeSucceeds() {
    long probe = probe();

    CircuitView view = report(probe, 1, 0);

    assertThat(view.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(view.epoch()).isEqualTo(probe + 1);
    assertThat(view.failures()).isZero();
    assertThat(view.total()).isZero();
    assertThat(view.reason()).isNull();
  }

  @Test
  void tripsAgainWhenTheProbeFails() {
    long probe = probe();

    CircuitView view = report(probe, 0, 1);

    assertThat(view.state()).isEqualTo(CircuitState.OPEN);
    assertThat(view.epoch()).isEqualTo(probe + 1);
    assertThat(view.remainingNanos()).isEqualTo(POLICY.reEnableAfter().toNanos());
    assertThat(view.reason()).isEqualTo("probe failed: HTTP 503");
  }

  @Test
  void leasesTheNextProbeAtOnceWhenOneIsAbandoned() {
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
  void leasesAnewWhenTheLeaseOfACrashedProcessIsOver() {
    long lost = probe();
    clock.advance(POLICY.probeLease().minusNanos(1000));
    assertThat(admit().leased()).isFalse();
    clock.advance(Duration.ofNanos(1000));

    StorageReply.Taken next = admit();

    assertThat(next.leased()).isTrue();
    assertThat(next.view().epoch()).isEqualTo(lost + 1);
  }

  @Test
  void ignoresTheProbeWhoseLeaseWasGivenToAnother() {
    long slow = probe();
    clock.advance(POLICY.probeLease());
    long second = admit().view().epoch();

    assertThat(report(slow, 1, 0).state()).isEqualTo(CircuitState.HALF_OPEN);
    assertThat(report(slow, 0, 1).epoch()).isEqualTo(second);
  }

  @Test
  void acceptsTheProbeThatIsLateWhileNobodyElseHasTheLease() {
    long slow = probe();
    clock.advance(POLICY.probeLease().multipliedBy(2));

    assertThat(report(slow, 1, 0).state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void ignoresOutcomesOfAnEarlierEpoch() {
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
  void forgetsAnOutcomeBetweenTheTtlAndOneSlotMore() {
    long epoch = admit().view().epoch();
    report(epoch, 1, 1);
    clock.advance(Duration.ofSeconds(32));
    assertThat(read(epoch).total()).isEqualTo(2);

    clock.advance(Duration.ofSeconds(1));

    assertThat(read(epoch).total()).isZero();
  }

  @Test
  void agesWithoutBeingWritten() {
    long epoch = admit().view().epoch();
    report(epoch, 1, 1);
    clock.advance(Duration.ofSeconds(20));
    report(epoch, 1, 1);
    clock.advance(Duration.ofSeconds(13));

    assertThat(read(epoch).failures()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(20));
    assertThat(read(epoch).failures()).isZero();
  }

  @Test
  void datesOutcomesRightAfterAnIdleGap() {
    long epoch = admit().view().epoch();
    report(epoch, 0, 1);
    clock.advance(Duration.ofSeconds(1000));
    report(epoch, 0, 1);
    assertThat(read(epoch).failures()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(33));

    assertThat(read(epoch).failures()).isZero();
  }

  @Test
  void keepsCountsInEverySlotOfTheWindow() {
    BreakerPolicy patient = POLICY.withMinimumFailures(1000);
    long epoch = admit(patient).view().epoch();
    for (int second = 0; second < 100; second++) {
      CircuitView view = report(patient, epoch, 2, 1);
      assertThat(view.failures()).as("after second %d", second).isEqualTo(Math.min(second + 1, 33));
      assertThat(view.total()).isEqualTo(3 * view.failures());
      clock.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void goesOnFromWhereItWasWhenTheClockIsSetBack() {
    long epoch = admit().view().epoch();
    report(epoch, 1, 1);
    clock.advance(Duration.ofHours(-3));
    assertThat(report(epoch, 0, 1).failures()).isEqualTo(2);
    clock.advance(Duration.ofSeconds(33));

    assertThat(read(epoch).total()).isZero();
  }

  @Test
  void doesNotStayOpenLongerWhenTheClockIsSetBack() {
    trip();
    clock.advance(Duration.ofHours(-3));
    assertThat(admit().view().remainingNanos()).isEqualTo(POLICY.reEnableAfter().toNanos());
    clock.advance(Duration.ofSeconds(10));

    assertThat(admit().leased()).isTrue();
  }

  @Test
  void anOperatorTripsAnyState() {
    CircuitView open = take(new StorageRequest.Trip(POLICY, "deploying")).view();
    assertThat(open.state()).isEqualTo(CircuitState.OPEN);
    assertThat(open.reason()).isEqualTo("deploying");
    clock.advance(Duration.ofSeconds(7));

    CircuitView again = take(new StorageRequest.Trip(POLICY, "still deploying")).view();

    assertThat(again.epoch()).isEqualTo(open.epoch() + 1);
    assertThat(again.remainingNanos()).isEqualTo(POLICY.reEnableAfter().toNanos());
    clock.advance(Duration.ofSeconds(10));
    assertThat(admit().leased()).isTrue();
    assertThat(take(new StorageRequest.Trip(POLICY, "no")).view().state())
        .isEqualTo(CircuitState.OPEN);
  }

  @Test
  void anOperatorResetsAnyState() {
    long epoch = admit().view().epoch();
    report(epoch, 1, 1);
    CircuitView emptied = take(new StorageRequest.Reset(POLICY)).view();
    assertThat(emptied.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(emptied.total()).isZero();
    assertThat(emptied.epoch()).isEqualTo(epoch + 1);
    trip();

    CircuitView reset = take(new StorageRequest.Reset(POLICY)).view();

    assertThat(reset.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(reset.reason()).isNull();
    assertThat(reset.total()).isZero();
  }

  @Test
  void keepsServicesApart() {
    BreakerPolicy other = BreakerPolicy.forService("weather");
    trip();

    assertThat(admit(other).view().state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void takesManyStepsInTheirOrder() {
    long epoch = admit().view().epoch();

    List<StorageReply> replies =
        storage.exchange(
            "one",
            List.of(
                new StorageRequest.Report(POLICY, epoch, 0, 2, "HTTP 500", false),
                new StorageRequest.Admit(BreakerPolicy.forService("weather")),
                new StorageRequest.Report(POLICY, epoch, 0, 1, "HTTP 502", false),
                new StorageRequest.Admit(POLICY)));

    assertThat(replies)
        .extracting(reply -> ((StorageReply.Taken) reply).view().state())
        .containsExactly(
            CircuitState.CLOSED, CircuitState.CLOSED, CircuitState.OPEN, CircuitState.OPEN);
  }

  @Test
  void takesNoStepAsAnAnswerToNoRequest() {
    assertThat(storage.exchange("one", List.of())).isEmpty();
  }

  private StorageReply.Taken take(StorageRequest request) {
    return (StorageReply.Taken) storage.exchange("one", List.of(request)).get(0);
  }

  private StorageReply.Taken admit() {
    return admit(POLICY);
  }

  private StorageReply.Taken admit(BreakerPolicy policy) {
    return take(new StorageRequest.Admit(policy));
  }

  private CircuitView report(long epoch, int successes, int failures) {
    return report(POLICY, epoch, successes, failures);
  }

  private CircuitView report(BreakerPolicy policy, long epoch, int successes, int failures) {
    String reason = failures > 0 ? "HTTP 503" : null;
    return take(new StorageRequest.Report(policy, epoch, successes, failures, reason, false))
        .view();
  }

  private CircuitView read(long epoch) {
    return report(epoch, 0, 0);
  }

  private CircuitView trip() {
    return report(admit().view().epoch(), 0, 3);
  }

  private long probe() {
    if (admit().view().state() == CircuitState.CLOSED) {
      trip();
    }
    clock.advance(POLICY.reEnableAfter());
    StorageReply.Taken reply = admit();
    assertThat(reply.leased()).isTrue();
    return reply.view().epoch();
  }
}
