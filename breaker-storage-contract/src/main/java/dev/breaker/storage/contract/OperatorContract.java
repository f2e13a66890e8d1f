package dev.breaker.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitLock;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an operator can do by hand: trip, reset, lock and unlock. */
interface OperatorContract extends StorageSteps {
  @Test
  default void anOperatorTripsAnyState() {
    CircuitView open = take(new StorageRequest.Trip(POLICY, "deploying")).view();
    assertThat(open.state()).isEqualTo(CircuitState.OPEN);
    assertThat(open.reason()).isEqualTo("deploying");
    clock().advance(Duration.ofSeconds(7));

    CircuitView again = take(new StorageRequest.Trip(POLICY, "still deploying")).view();

    assertThat(again.epoch()).isEqualTo(open.epoch() + 1);
    assertThat(again.remainingNanos()).isEqualTo(POLICY.reEnableAfter().toNanos());
    clock().advance(Duration.ofSeconds(10));
    assertThat(admit().leased()).isTrue();
    assertThat(take(new StorageRequest.Trip(POLICY, "no")).view().state())
        .isEqualTo(CircuitState.OPEN);
  }

  @Test
  default void anOperatorResetsAnyState() {
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
  default void aLockHoldsTheCircuitOpen() {
    long epoch = admit().view().epoch();

    CircuitView locked = lock(CircuitState.OPEN, Duration.ofMinutes(5));

    assertThat(locked.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(locked.epoch()).isEqualTo(epoch);
    assertThat(locked.admitsAll()).isFalse();
    assertThat(locked.refusedForNanos()).isEqualTo(Duration.ofMinutes(5).toNanos());
    Instant until = clock().instant().plus(Duration.ofMinutes(5));
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
  default void aLockLetsAllCallsOfAnOpenCircuitGo() {
    CircuitView open = trip();

    CircuitView locked = lock(CircuitState.CLOSED, Duration.ofHours(1));

    assertThat(locked.state()).isEqualTo(CircuitState.OPEN);
    assertThat(locked.epoch()).isEqualTo(open.epoch());
    assertThat(locked.admitsAll()).isTrue();
    assertThat(locked.refusedForNanos()).isZero();
    assertThat(locked.refusalReason()).isNull();
  }

  @Test
  default void outcomesCountWhileLockedButTripNothing() {
    long epoch = admit().view().epoch();
    lock(CircuitState.CLOSED, Duration.ofSeconds(20));

    CircuitView failing = report(epoch, 0, 5);

    assertThat(failing.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(failing.failures()).isEqualTo(5);
    clock().advance(Duration.ofSeconds(20));
    assertThat(read(epoch).state()).isEqualTo(CircuitState.CLOSED);
    assertThat(report(epoch, 0, 1).state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  default void noProbeIsLeasedAndNoneDecidesWhileLocked() {
    long probe = probe();
    lock(CircuitState.OPEN, Duration.ofMinutes(5));
    assertThat(report(probe, 1, 0).state()).isEqualTo(CircuitState.HALF_OPEN);
    assertThat(report(probe, 0, 1).state()).isEqualTo(CircuitState.HALF_OPEN);
    clock().advance(POLICY.probeLease());

    assertThat(admit().leased()).isFalse();

    take(new StorageRequest.Unlock(POLICY, "bob"));
    assertThat(admit().leased()).isTrue();
  }

  @Test
  default void aLockEndsByItself() {
    lock(CircuitState.OPEN, Duration.ofSeconds(30));
    clock().advance(Duration.ofSeconds(30).minusNanos(1000));
    assertThat(admit().view().refusedForNanos()).isEqualTo(1000);
    clock().advance(Duration.ofNanos(1000));

    CircuitView free = admit().view();

    assertThat(free.lock()).isNull();
    assertThat(free.admitsAll()).isTrue();
  }

  @Test
  default void aLockTakesThePlaceOfTheOneBefore() {
    lock(CircuitState.OPEN, Duration.ofDays(7));

    CircuitView locked = lock(CircuitState.CLOSED, Duration.ofSeconds(1));

    assertThat(locked.admitsAll()).isTrue();
    clock().advance(Duration.ofSeconds(1));
    assertThat(admit().view().lock()).isNull();
  }

  @Test
  default void unlockingWithoutALockDoesNothing() {
    CircuitView before = admit().view();

    assertThat(take(new StorageRequest.Unlock(POLICY, "bob")).view()).isEqualTo(before);
    assertThat(storage().history("github", 10)).isEmpty();
  }

  @Test
  default void operatorsActOnTheAutomaticStateUnderALock() {
    lock(CircuitState.CLOSED, Duration.ofHours(1));

    CircuitView tripped = take(new StorageRequest.Trip(POLICY, "deploying")).view();
    assertThat(tripped.state()).isEqualTo(CircuitState.OPEN);
    assertThat(tripped.admitsAll()).isTrue();
    CircuitView reset = take(new StorageRequest.Reset(POLICY)).view();

    assertThat(reset.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(reset.lock()).isNotNull();
  }

  @Test
  default void anOperatorNeedsNoPolicy() {
    BreakerPolicy given = POLICY.withReEnableAfter(Duration.ofSeconds(77));
    admit(given);
    BreakerPolicy named = BreakerPolicy.forService(POLICY.service());

    CircuitView open =
        storage().operate("console", new StorageRequest.Trip(named, "by hand")).orElseThrow();

    assertThat(open.state()).isEqualTo(CircuitState.OPEN);
    assertThat(open.remainingNanos())
        .as("by the settings in force")
        .isEqualTo(Duration.ofSeconds(77).toNanos());
    assertThat(admit(given).inForce()).as("registers none").isNull();
    assertThat(storage().history(POLICY.service(), 1))
        .extracting(CircuitEvent::process)
        .containsExactly("console");
  }

  @Test
  default void anOperatorsStepBeginsNoCircuit() {
    assertThat(storage().operate("console", new StorageRequest.Reset(POLICY))).isEmpty();
    assertThat(storage().operate("console", new StorageRequest.Trip(POLICY, "by hand"))).isEmpty();
    assertThat(storage().history(POLICY.service(), 1)).isEmpty();
    assertThat(admit().view().state()).isEqualTo(CircuitState.CLOSED);
  }
}
