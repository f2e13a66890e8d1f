package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.InMemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Each transition of the fleet's circuit is told first in one process, and told in all. */
class ToldOnceTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withMinimumFailures(2);

  @AutoClose private final TestFleet fleet = new TestFleet(POLICY, Duration.ofSeconds(1));
  private final TestFleet.Member one = fleet.join();
  private final TestFleet.Member two = fleet.join();

  private static Transition only(TestFleet.Member member) {
    assertThat(member.listener().transitions).hasSize(1);
    return member.listener().transitions.get(0);
  }

  private void passStaleness() {
    fleet.clock.advance(Duration.ofMillis(1001));
  }

  @Test
  void theProcessThatTripsItTellsFirstAndTheOtherAlike() throws Exception {
    two.breaker().acquire().succeeded();
    one.breaker().acquire().failed("HTTP 503");
    one.breaker().acquire().failed("HTTP 502");
    passStaleness();
    two.breaker().tryAcquire();

    Transition first = only(one);
    Transition second = only(two);

    assertThat(first.causedHere()).isTrue();
    assertThat(second.causedHere()).isFalse();
    assertThat(first.process()).isEqualTo(one.breakers().process());
    assertThat(first.local()).isFalse();
    assertThat(first.tripsLastHour()).isEqualTo(1);
    assertThat(first.failures()).isEqualTo(2);
    assertThat(first.reason()).contains("1 x HTTP 502, 1 x HTTP 503; seen by 1 process");
    assertThat(second)
        .isEqualTo(
            new Transition(
                first.service(),
                first.from(),
                first.to(),
                first.epoch(),
                first.when(),
                first.reason(),
                first.failures(),
                first.total(),
                first.process(),
                false,
                first.tripsLastHour(),
                false));
  }

  @Test
  void eachTransitionOfAWholeStoryIsFirstInOneProcess() throws Exception {
    two.breaker().acquire().succeeded();
    one.breaker().trip("broken");
    fleet.clock.advance(POLICY.reEnableAfter());
    two.breaker().acquire().failed("HTTP 503");
    passStaleness();
    one.breaker().tryAcquire();
    fleet.clock.advance(POLICY.reEnableAfter());
    one.breaker().acquire().succeeded();
    passStaleness();
    two.breaker().tryAcquire();

    List<Transition> firsts = new ArrayList<>();
    Stream.of(one, two)
        .flatMap(member -> member.listener().transitions.stream())
        .filter(Transition::causedHere)
        .forEach(firsts::add);

    assertThat(firsts).extracting(Transition::epoch).containsExactlyInAnyOrder(2L, 3L, 4L, 5L, 6L);
    assertThat(firsts)
        .extracting(Transition::to)
        .containsExactlyInAnyOrder(
            CircuitState.OPEN,
            CircuitState.HALF_OPEN,
            CircuitState.OPEN,
            CircuitState.HALF_OPEN,
            CircuitState.CLOSED);
  }

  @Test
  void flappingShowsInTheEventAndTheLog() {
    try (LogCapture log = LogCapture.of("dev.breaker")) {
      for (int i = 0; i < 3; i++) {
        one.breaker().trip("broken");
        one.breaker().reset();
      }

      assertThat(one.listener().transitions)
          .filteredOn(transition -> transition.to() == CircuitState.OPEN)
          .extracting(Transition::tripsLastHour)
          .containsExactly(1, 2, 3);
      assertThat(log.messages())
          .contains(
              "Circuit breaker github tripped: broken. Calls are refused for 180 s. It tripped 3"
                  + " times within the last hour.");
    }
  }

  @Test
  void whatAProcessDoesAloneIsLocalAndNeverFirst() throws Exception {
    one.breaker().acquire().succeeded();
    fleet.flush();
    one.storage().failWith("connection refused");
    one.breaker().acquire().failed("HTTP 503");
    Eventually.until(() -> one.breaker().status().degraded());
    one.breaker().acquire().failed("HTTP 503");

    Transition trip = only(one);

    assertThat(trip.to()).isEqualTo(CircuitState.OPEN);
    assertThat(trip.local()).isTrue();
    assertThat(trip.causedHere()).isFalse();
    assertThat(trip.process()).isEqualTo(one.breakers().process());
    one.storage().work();
    Eventually.until(() -> one.breaker().status().state() == CircuitState.CLOSED);
    Eventually.until(() -> one.listener().transitions.size() == 2);
    assertThat(one.listener().transitions.get(1).local()).isTrue();
    assertThat(one.listener().transitions.get(1).causedHere()).isFalse();
  }

  @Test
  void theOneWhoseReplyWasLostTellsFirstWhenItIsBack() throws Exception {
    one.breaker().acquire().failed("HTTP 503");
    fleet.flush();
    one.storage().loseReplies();

    one.breaker().acquire().failed("HTTP 503");
    Eventually.until(() -> fleet.truth().view().state() == CircuitState.OPEN);
    one.storage().work();

    Eventually.until(() -> !one.breaker().status().degraded());
    Eventually.until(
        () -> one.listener().transitions.stream().filter(Transition::causedHere).count() == 1);
  }

  @Test
  void breakersOverOneMemoryTellFirstOnce() throws Exception {
    InMemoryStorage memory = new InMemoryStorage(new FakeClock());
    RecordingListener heard = new RecordingListener();
    try (CircuitBreakers a = CircuitBreakers.builder().storage(memory).listener(heard).build();
        CircuitBreakers b = CircuitBreakers.builder().storage(memory).listener(heard).build()) {
      b.breaker(POLICY).acquire().succeeded();
      a.breaker(POLICY).trip("broken");
      b.breaker(POLICY).tryAcquire();

      assertThat(heard.transitions).extracting(Transition::causedHere).containsExactly(true, false);
      assertThat(a.process()).isNotEqualTo(b.process());
    }
  }
}
