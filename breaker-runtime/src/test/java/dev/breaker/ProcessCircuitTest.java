package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A sick process trips itself, not the fleet. */
class ProcessCircuitTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github")
          .withMinimumFailures(3)
          .withPercentFailed(50)
          .withMinimumProcesses(2);

  @AutoClose private final TestFleet fleet = new TestFleet(POLICY, Duration.ofHours(1));
  private final TestFleet.Member sick = fleet.join();
  private final TestFleet.Member healthy = fleet.join();

  @Test
  void theOneWithFailuresOpensForItselfAlone() throws Exception {
    healthy.breaker().acquire().succeeded();
    fleet.flush();

    Calls.fail(sick.breaker(), 3, "ConnectException");

    assertThat(sick.breaker().tryAcquire()).isEmpty();
    assertThat(sick.breaker().status().state()).isEqualTo(CircuitState.OPEN);
    assertThat(sick.breaker().status().degraded()).isFalse();
    assertThat(healthy.breaker().tryAcquire()).isPresent();
    assertThat(fleet.truth().view().state()).isEqualTo(CircuitState.CLOSED);
    assertThatThrownBy(sick.breaker()::acquire)
        .hasMessageContaining("3 of 4 calls failed, seen by fewer than 2 processes");
  }

  @Test
  void failuresThatAreFewAmongTheFleetsCallsOpenItToo() throws Exception {
    Calls.succeed(healthy.breaker(), 100);
    fleet.flush();

    Calls.fail(sick.breaker(), 3, "ConnectException");

    assertThat(sick.breaker().tryAcquire()).isEmpty();
    assertThatThrownBy(sick.breaker()::acquire)
        .hasMessageContaining("3 of 3 calls failed (100.0 %): 3 x ConnectException)");
    assertThat(healthy.breaker().tryAcquire()).isPresent();
  }

  @Test
  void asManyAsThePolicyAsksForTripTheFleet() throws Exception {
    Calls.fail(sick.breaker(), 2, "ConnectException");
    fleet.flush();
    Calls.fail(healthy.breaker(), 1, "ConnectException");

    assertThat(fleet.truth().view().state()).isEqualTo(CircuitState.OPEN);
    assertThat(healthy.breaker().status().reason()).endsWith("seen by 2 processes");
  }

  @Test
  void itsOwnProbeClosesItAgain() throws Exception {
    Calls.fail(sick.breaker(), 3, "ConnectException");
    fleet.clock.advance(POLICY.reEnableAfter());

    Permit probe = sick.breaker().acquire();
    assertThat(sick.breaker().tryAcquire()).as("one probe").isEmpty();
    probe.succeeded();

    assertThat(sick.breaker().tryAcquire()).isPresent();
    assertThat(sick.breaker().status().state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void itsFailedProbeOpensItAgain() throws Exception {
    Calls.fail(sick.breaker(), 3, "ConnectException");
    fleet.clock.advance(POLICY.reEnableAfter());

    Calls.fail(sick.breaker(), 1, "ConnectException");

    assertThat(sick.breaker().tryAcquire()).isEmpty();
    assertThat(fleet.truth().view().state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void aTripOfTheFleetTakesItsPlaceAndTheResetFreesIt() throws Exception {
    Calls.fail(sick.breaker(), 3, "ConnectException");
    Calls.fail(healthy.breaker(), 1, "ConnectException");
    assertThat(fleet.truth().view().state()).isEqualTo(CircuitState.OPEN);

    healthy.breaker().reset();
    fleet.clock.advance(Duration.ofHours(1).plusMillis(1));

    assertThat(sick.breaker().tryAcquire()).isPresent();
    assertThat(healthy.breaker().tryAcquire()).isPresent();
  }

  @Test
  void itsTransitionsAreLocalAndToldAsSuch() throws Exception {
    try (LogCapture log = LogCapture.of("dev.breaker")) {
      Calls.fail(sick.breaker(), 3, "ConnectException");
      fleet.clock.advance(POLICY.reEnableAfter());
      sick.breaker().acquire().succeeded();

      assertThat(sick.listener().transitions)
          .extracting(Transition::to)
          .containsExactly(CircuitState.OPEN, CircuitState.HALF_OPEN, CircuitState.CLOSED);
      assertThat(sick.listener().transitions).allMatch(Transition::local);
      assertThat(sick.listener().transitions).noneMatch(Transition::causedHere);
      assertThat(healthy.listener().transitions).isEmpty();
      assertThat(log.messages())
          .anySatisfy(
              message ->
                  assertThat(message)
                      .startsWith("Circuit breaker github tripped in this process only: 3 of 3"));
    }
  }

  @Test
  void lateFailuresOfAnEpochThatIsOverTurnNothing() throws Exception {
    List<Permit> late = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      late.add(sick.breaker().acquire());
    }
    sick.breaker().trip("maintenance");

    late.forEach(permit -> permit.failed("ConnectException"));

    assertThat(sick.listener().transitions)
        .extracting(Transition::to, Transition::local)
        .containsExactly(tuple(CircuitState.OPEN, false));
  }

  @Test
  void withTheStorageAwayItsOwnCountsAreEnough() throws Exception {
    sick.breaker().acquire().succeeded();
    fleet.flush();
    sick.storage().failWith("connection refused");
    Calls.fail(sick.breaker(), 1, "ConnectException");
    Eventually.until(() -> sick.breaker().status().degraded());

    Calls.fail(sick.breaker(), 2, "ConnectException");

    assertThat(sick.breaker().tryAcquire()).isEmpty();
  }
}
