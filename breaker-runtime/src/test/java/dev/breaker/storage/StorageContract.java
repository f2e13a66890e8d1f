package dev.breaker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.breaker.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
  void aLockHoldsTheCircuitOpen() {
    long epoch = admit().view().epoch();

    CircuitView locked = lock(CircuitState.OPEN, Duration.ofMinutes(5));

    assertThat(locked.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(locked.epoch()).isEqualTo(epoch);
    assertThat(locked.admitsAll()).isFalse();
    assertThat(locked.refusedForNanos()).isEqualTo(Duration.ofMinutes(5).toNanos());
    Instant until = clock.instant().plus(Duration.ofMinutes(5));
    assertThat(locked.lock())
        .isEqualTo(
            new CircuitLock(
                CircuitState.OPEN,
                "maintenance",
                "ann@example.com",
                until,
                Duration.ofMinutes(5).toNanos()));
    assertThat(locked.refusalReason())
        .isEqualTo("locked open by ann@example.com until " + until + ": maintenance");
    assertThat(admit().view()).isEqualTo(locked);
  }

  @Test
  void aLockLetsAllCallsOfAnOpenCircuitGo() {
    CircuitView open = trip();

    CircuitView locked = lock(CircuitState.CLOSED, Duration.ofHours(1));

    assertThat(locked.state()).isEqualTo(CircuitState.OPEN);
    assertThat(locked.epoch()).isEqualTo(open.epoch());
    assertThat(locked.admitsAll()).isTrue();
    assertThat(locked.refusedForNanos()).isZero();
    assertThat(locked.refusalReason()).isNull();
  }

  @Test
  void outcomesCountWhileLockedButTripNothing() {
    long epoch = admit().view().epoch();
    lock(CircuitState.CLOSED, Duration.ofSeconds(20));

    CircuitView failing = report(epoch, 0, 5);

    assertThat(failing.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(failing.failures()).isEqualTo(5);
    clock.advance(Duration.ofSeconds(20));
    assertThat(read(epoch).state()).isEqualTo(CircuitState.CLOSED);
    assertThat(report(epoch, 0, 1).state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void noProbeIsLeasedAndNoneDecidesWhileLocked() {
    long probe = probe();
    lock(CircuitState.OPEN, Duration.ofMinutes(5));
    assertThat(report(probe, 1, 0).state()).isEqualTo(CircuitState.HALF_OPEN);
    assertThat(report(probe, 0, 1).state()).isEqualTo(CircuitState.HALF_OPEN);
    clock.advance(POLICY.probeLease());

    assertThat(admit().leased()).isFalse();

    take(new StorageRequest.Unlock(POLICY, "bob"));
    assertThat(admit().leased()).isTrue();
  }

  @Test
  void aLockEndsByItself() {
    lock(CircuitState.OPEN, Duration.ofSeconds(30));
    clock.advance(Duration.ofSeconds(30).minusNanos(1000));
    assertThat(admit().view().refusedForNanos()).isEqualTo(1000);
    clock.advance(Duration.ofNanos(1000));

    CircuitView free = admit().view();

    assertThat(free.lock()).isNull();
    assertThat(free.admitsAll()).isTrue();
  }

  @Test
  void aLockTakesThePlaceOfTheOneBefore() {
    lock(CircuitState.OPEN, Duration.ofDays(7));

    CircuitView locked = lock(CircuitState.CLOSED, Duration.ofSeconds(1));

    assertThat(locked.admitsAll()).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(admit().view().lock()).isNull();
  }

  @Test
  void unlockingWithoutALockDoesNothing() {
    CircuitView before = admit().view();

    assertThat(take(new StorageRequest.Unlock(POLICY, "bob")).view()).isEqualTo(before);
    assertThat(storage.history("github", 10)).isEmpty();
  }

  @Test
  void operatorsActOnTheAutomaticStateUnderALock() {
    lock(CircuitState.CLOSED, Duration.ofHours(1));

    CircuitView tripped = take(new StorageRequest.Trip(POLICY, "deploying")).view();
    assertThat(tripped.state()).isEqualTo(CircuitState.OPEN);
    assertThat(tripped.admitsAll()).isTrue();
    CircuitView reset = take(new StorageRequest.Reset(POLICY)).view();

    assertThat(reset.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(reset.lock()).isNotNull();
  }

  @Test
  void saysWhatFailedAndHowManyProcessesSawIt() {
    long epoch = admit().view().epoch();
    takeAs("one", failures(epoch, new FailureCount("HTTP 503", 1)));

    CircuitView view =
        takeAs(
                "two",
                failures(
                    epoch,
                    new FailureCount("HTTP 503", 2),
                    new FailureCount("SocketTimeoutException", 1)))
            .view();

    assertThat(view.reason())
        .isEqualTo(
            "4 of 4 calls failed (100.0 %): 3 x HTTP 503, 1 x SocketTimeoutException; seen by 2"
                + " processes");
  }

  @Test
  void tellsFourReasonsApartAndCountsTheOthers() {
    BreakerPolicy patient = POLICY.withMinimumFailures(10);
    long epoch = admit(patient).view().epoch();
    for (int i = 0; i < 9; i++) {
      report(patient, epoch, 0, 1, "E" + i);
    }

    CircuitView view = report(patient, epoch, 0, 1, "E0");

    assertThat(view.reason())
        .isEqualTo(
            "10 of 10 calls failed (100.0 %): 2 x E0, 1 x E1, 1 x E2, 1 x E3, 5 others; seen by 1"
                + " process");
  }

  @Test
  void keepsReasonsShortAndOnOneLine() {
    long epoch = admit().view().epoch();

    CircuitView view = report(POLICY, epoch, 0, 3, "a\tb\n" + "x".repeat(100));

    assertThat(view.reason())
        .isEqualTo(
            "3 of 3 calls failed (100.0 %): 3 x a b " + "x".repeat(33) + "…; seen by 1 process");
  }

  @Test
  void forgetsReasonsAndReportersWithTheWindow() {
    BreakerPolicy patient = POLICY.withMinimumFailures(3);
    long epoch = admit(patient).view().epoch();
    takeAs("one", failures(epoch, new FailureCount("HTTP 500", 2)));
    clock.advance(Duration.ofSeconds(40));

    CircuitView view = takeAs("two", failures(epoch, new FailureCount("HTTP 503", 3))).view();

    assertThat(view.reason())
        .isEqualTo("3 of 3 calls failed (100.0 %): 3 x HTTP 503; seen by 1 process");
  }

  @Test
  void needsFailuresOfAsManyProcessesAsThePolicySays() {
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
  void aReporterCountsForAsLongAsTheWindow() {
    BreakerPolicy policy = POLICY.withMinimumProcesses(2);
    long epoch = admit(policy).view().epoch();
    takeAs("one", report(policy, epoch, 3));
    clock.advance(Duration.ofSeconds(33));
    assertThat(takeAs("two", report(policy, epoch, 3)).held()).isTrue();
    clock.advance(Duration.ofSeconds(32));

    StorageReply.Taken together = takeAs("one", report(policy, epoch, 1));

    assertThat(together.view().state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void theProbeOfOneProcessIsEnoughToTripAgain() {
    BreakerPolicy policy = POLICY.withMinimumProcesses(2);
    take(new StorageRequest.Trip(policy, "broken"));
    clock.advance(policy.reEnableAfter());
    long probe = admit(policy).view().epoch();

    assertThat(takeAs("one", report(policy, probe, 1)).view().state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void countsSixteenReportersAndSaysThatThereMayBeMore() {
    BreakerPolicy patient = POLICY.withMinimumFailures(20);
    long epoch = admit(patient).view().epoch();
    CircuitView view = null;
    for (int i = 0; i < 20; i++) {
      view = takeAs("process-" + i, report(patient, epoch, 1)).view();
    }

    assertThat(view.state()).isEqualTo(CircuitState.OPEN);
    assertThat(view.reason()).endsWith("seen by at least 16 processes");
  }

  @Test
  void saysHowThePeriodBegan() {
    long epoch = admit().view().epoch();
    assertThat(admit().view().start()).isNull();
    report(epoch, 4, 2);
    clock.advance(Duration.ofSeconds(3));
    Instant tripped = clock.instant();
    CircuitView open = takeAs("two", report(POLICY, epoch, 2)).view();
    clock.advance(Duration.ofSeconds(10));

    StorageReply.Taken probing = takeAs("three", new StorageRequest.Admit(POLICY));

    assertThat(open.start())
        .isEqualTo(new PeriodStart(tripped, "two", 4, 8, 1, CircuitState.CLOSED));
    assertThat(probing.view().start())
        .isEqualTo(new PeriodStart(clock.instant(), "three", 4, 8, 1, CircuitState.OPEN));
  }

  @Test
  void countsTheTripsOfTheLastHour() {
    for (int trip = 1; trip <= 6; trip++) {
      assertThat(take(new StorageRequest.Trip(POLICY, "flapping")).view().start().tripsLastHour())
          .isEqualTo(trip);
      clock.advance(Duration.ofMinutes(10));
    }
    clock.advance(Duration.ofMinutes(30));

    PeriodStart later = take(new StorageRequest.Trip(POLICY, "flapping")).view().start();

    assertThat(later.tripsLastHour()).isEqualTo(4);
  }

  @Test
  void keepsAHistoryOfTransitionsAndOperators() {
    long epoch = admit().view().epoch();
    Instant begin = clock.instant();
    takeAs("one", report(POLICY, epoch, 3));
    clock.advance(Duration.ofSeconds(10));
    takeAs("two", new StorageRequest.Admit(POLICY));
    takeAs("two", new StorageRequest.Report(POLICY, epoch + 2, 1, 0, List.of(), false));
    lock(CircuitState.OPEN, Duration.ofMinutes(1));
    takeAs("one", new StorageRequest.Unlock(POLICY, "bob"));
    Instant end = clock.instant();

    assertThat(storage.history("github", 10))
        .containsExactly(
            new CircuitEvent(
                end,
                CircuitEvent.Kind.UNLOCKED,
                CircuitState.CLOSED,
                CircuitState.CLOSED,
                epoch + 3,
                0,
                0,
                "maintenance",
                "one",
                "bob",
                null),
            new CircuitEvent(
                end,
                CircuitEvent.Kind.LOCKED_OPEN,
                CircuitState.CLOSED,
                CircuitState.CLOSED,
                epoch + 3,
                0,
                0,
                "maintenance",
                "one",
                "ann@example.com",
                Duration.ofMinutes(1)),
            new CircuitEvent(
                end,
                CircuitEvent.Kind.RESET,
                CircuitState.HALF_OPEN,
                CircuitState.CLOSED,
                epoch + 3,
                3,
                3,
                "the probe succeeded",
                "two",
                null,
                null),
            new CircuitEvent(
                end,
                CircuitEvent.Kind.PROBING,
                CircuitState.OPEN,
                CircuitState.HALF_OPEN,
                epoch + 2,
                3,
                3,
                "3 of 3 calls failed (100.0 %): 3 x HTTP 503; seen by 1 process",
                "two",
                null,
                null),
            new CircuitEvent(
                begin,
                CircuitEvent.Kind.TRIPPED,
                CircuitState.CLOSED,
                CircuitState.OPEN,
                epoch + 1,
                3,
                3,
                "3 of 3 calls failed (100.0 %): 3 x HTTP 503; seen by 1 process",
                "one",
                null,
                null));
    assertThat(storage.history("github", 2)).hasSize(2);
  }

  @Test
  void keepsTheLatestHundredEvents() {
    for (int i = 0; i < 105; i++) {
      take(new StorageRequest.Trip(POLICY, "trip " + i));
    }

    List<CircuitEvent> history = storage.history("github", 1000);

    assertThat(history).hasSize(Storage.HISTORY_KEPT);
    assertThat(history.get(0).reason()).isEqualTo("trip 104");
    assertThat(history.get(99).reason()).isEqualTo("trip 5");
  }

  @Test
  void hasNoHistoryOfAnUnknownService() {
    assertThat(storage.history("unheard-of", 10)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> storage.history("github", 0))
        .withMessage("limit must be at least 1, was 0");
  }

  @Test
  void listsTheServicesWithPolicyAndStatus() {
    assertThat(storage.services()).isEmpty();
    BreakerPolicy other = BreakerPolicy.forService("a:weather").withMinimumProcesses(2);
    CircuitView open = trip();
    admit(other);
    storage.watch("github", changed -> {});
    storage.watch("a:weather", changed -> {});
    storage.maintain();
    clock.advance(Duration.ofSeconds(4));

    List<RegisteredService> services = storage.services();

    assertThat(services)
        .extracting(RegisteredService::service)
        .containsExactly("a:weather", "github");
    assertThat(services.get(0).policy()).isEqualTo(other);
    assertThat(services.get(0).view().state()).isEqualTo(CircuitState.CLOSED);
    assertThat(services.get(1).policy()).isEqualTo(POLICY);
    assertThat(services.get(1).view()).isEqualTo(open.after(Duration.ofSeconds(4).toNanos()));
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
    return takeAs("one", request);
  }

  private StorageReply.Taken takeAs(String process, StorageRequest request) {
    return (StorageReply.Taken) storage.exchange(process, List.of(request)).get(0);
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
    return report(policy, epoch, successes, failures, "HTTP 503");
  }

  private CircuitView report(
      BreakerPolicy policy, long epoch, int successes, int failures, String reason) {
    return take(new StorageRequest.Report(policy, epoch, successes, failures, reason, false))
        .view();
  }

  private static StorageRequest report(BreakerPolicy policy, long epoch, int failures) {
    return new StorageRequest.Report(policy, epoch, 0, failures, "HTTP 503", false);
  }

  private static StorageRequest failures(long epoch, FailureCount... counts) {
    long failures = Arrays.stream(counts).mapToLong(FailureCount::count).sum();
    return new StorageRequest.Report(POLICY, epoch, 0, failures, List.of(counts), false);
  }

  private CircuitView lock(CircuitState state, Duration duration) {
    return take(new StorageRequest.Lock(POLICY, state, "maintenance", "ann@example.com", duration))
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
