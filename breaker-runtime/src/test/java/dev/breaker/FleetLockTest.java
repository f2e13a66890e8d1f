package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.StorageException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Operators hold a circuit against its automatic state, for everyone. */
class FleetLockTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withMinimumFailures(2);
  private static final Duration STALE = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @AutoClose private final TestFleet fleet = new TestFleet(POLICY, STALE);

  @Test
  void lockOpenRefusesEveryCallOfTheFleet() throws Exception {
    CircuitBreaker one = fleet.join().breaker();
    CircuitBreaker two = fleet.join().breaker();
    two.acquire().succeeded();

    one.lockOpen("maintenance", "ann", HOUR);

    assertThat(one.tryAcquire()).isEmpty();
    assertThat(two.tryAcquire()).as("within maxStaleness").isPresent();
    fleet.clock.advance(STALE.plusMillis(1));
    assertThatThrownBy(two::acquire)
        .isInstanceOfSatisfying(
            CircuitOpenException.class,
            refused -> {
              assertThat(refused.reason()).startsWith("locked open by ann until ");
              assertThat(refused.reason()).endsWith(": maintenance");
              assertThat(refused.retryAfter()).isBetween(HOUR.minusSeconds(2), HOUR);
            });
    BreakerStatus status = two.status();
    assertThat(status.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(status.lock().author()).isEqualTo("ann");
    assertThat(status.retryAfter()).isBetween(HOUR.minusSeconds(2), HOUR);
  }

  @Test
  void lockedProcessNoticesTheUnlockBehindARefusal() throws Exception {
    CircuitBreaker one = fleet.join().breaker();
    CircuitBreaker two = fleet.join().breaker();
    one.lockOpen("maintenance", "ann", HOUR);
    assertThat(two.tryAcquire()).isEmpty();

    one.unlock("bob");

    fleet.clock.advance(STALE.plusMillis(1));
    Eventually.until(() -> two.tryAcquire().isPresent());
    assertThat(two.status().lock()).isNull();
  }

  @Test
  void lockClosedLetsCallsOfAnOpenCircuitGoUncounted() throws Exception {
    CircuitBreaker one = fleet.join().breaker();
    CircuitBreaker two = fleet.join().breaker();
    one.trip("broken");

    one.lockClosed("the provider says it is well", "ann", HOUR);

    two.acquire().succeeded();
    two.acquire().failed("HTTP 503");
    one.acquire().failed("HTTP 503");
    two.acquire().abandoned();
    fleet.flush();
    assertThat(fleet.truth().view().state()).isEqualTo(CircuitState.OPEN);
    assertThat(fleet.truth().view().total()).isZero();
  }

  @Test
  void outcomesUnderALockTripAfterIt() throws Exception {
    CircuitBreaker breaker = fleet.join().breaker();
    breaker.lockClosed("let it fail", "ann", Duration.ofSeconds(30));
    Calls.fail(breaker, 10);
    fleet.flush();
    assertThat(breaker.status().state()).isEqualTo(CircuitState.CLOSED);
    assertThat(breaker.status().failures()).isEqualTo(10);

    fleet.clock.advance(Duration.ofSeconds(30));
    breaker.acquire().failed("HTTP 503");

    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void lockEndsByItselfWithoutARoundTripWhereTheViewIsFresh() throws Exception {
    try (TestFleet patient = new TestFleet(POLICY, HOUR)) {
      TestFleet.Member member = patient.join();
      member.breaker().lockOpen("maintenance", "ann", Duration.ofSeconds(10));
      assertThat(member.breaker().tryAcquire()).isEmpty();
      int requests = member.storage().requests().size();

      patient.clock.advance(Duration.ofSeconds(10));

      assertThat(member.breaker().tryAcquire()).isPresent();
      assertThat(member.storage().requests()).hasSize(requests);
      assertThat(member.breaker().status().lock()).isNull();
    }
  }

  @Test
  void lockHoldsWhileTheStorageIsAway() throws Exception {
    TestFleet.Member member = fleet.join();
    member.breaker().lockOpen("maintenance", "ann", Duration.ofSeconds(30));
    member.storage().failWith("connection refused");
    fleet.clock.advance(STALE.plusMillis(1));

    Eventually.until(
        () -> {
          assertThat(member.breaker().tryAcquire()).isEmpty();
          return member.breaker().status().degraded();
        });

    assertThat(member.breaker().status().lock().reason()).isEqualTo("maintenance");
    fleet.clock.advance(Duration.ofSeconds(30));
    assertThat(member.breaker().tryAcquire()).isPresent();
  }

  @Test
  void locksOfACircuitInMemoryWorkAlike() throws Exception {
    FakeClock clock = new FakeClock();
    try (CircuitBreakers breakers =
        CircuitBreakers.builder().storage(new InMemoryStorage(clock)).build()) {
      CircuitBreaker breaker = breakers.breaker(POLICY);
      Permit before = breaker.acquire();

      breaker.lockOpen("maintenance", "ann", HOUR);
      before.succeeded();

      assertThatThrownBy(breaker::acquire).hasMessageContaining("locked open by ann");
      assertThat(breaker.status().total()).as("a call from before the lock counts").isEqualTo(1);
      breaker.trip("broken");
      breaker.lockClosed("try it", "bob", HOUR);
      breaker.acquire().failed("HTTP 503");
      assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
      clock.advance(HOUR);
      assertThat(breaker.status().lock()).isNull();
      assertThat(breakers.storage().history("github", 10))
          .extracting(CircuitEvent::kind)
          .containsExactly(
              CircuitEvent.Kind.LOCKED_CLOSED,
              CircuitEvent.Kind.TRIPPED_BY_OPERATOR,
              CircuitEvent.Kind.LOCKED_OPEN);
    }
  }

  @Test
  void locksAreLogged() {
    try (LogCapture log = LogCapture.of("dev.breaker")) {
      CircuitBreaker breaker = fleet.join().breaker();

      breaker.lockOpen("maintenance", "ann", HOUR);
      breaker.unlock("bob");

      assertThat(log.messages())
          .containsExactly(
              "Circuit breaker github is locked open by ann until "
                  + fleet.clock.instant().plus(HOUR)
                  + ": maintenance",
              "Circuit breaker github is no longer locked.");
    }
  }

  @Test
  void refusesALockThatSaysTooLittleOrLastsTooLong() {
    CircuitBreaker breaker = fleet.join().breaker();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> breaker.lockOpen(" ", "ann", HOUR))
        .withMessage("reason must say something, since the whole fleet will read it; was blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> breaker.lockClosed("why", "", HOUR))
        .withMessageStartingWith("author must say something");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> breaker.unlock("\t"))
        .withMessageStartingWith("author must say something");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> breaker.lockOpen("why", "ann", Duration.ofDays(7).plusMillis(1)))
        .withMessage(
            "a lock must last 1 second to 7 days, was PT168H0.001S; lock again before it ends if it"
                + " must last longer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> breaker.lockOpen("why", "ann", Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> breaker.lockOpen("why", "ann", Duration.ofSeconds(2).plusNanos(1)))
        .withMessage("a lock must last a whole number of milliseconds, was PT2.000000001S");
  }

  @Test
  void operatorIsToldWhenTheStorageDidNotLock() {
    TestFleet.Member member = fleet.join();
    member.storage().failWith("connection refused");

    assertThatThrownBy(() -> member.breaker().lockOpen("why", "ann", HOUR))
        .isInstanceOf(StorageException.class)
        .hasMessage("connection refused");
  }
}
