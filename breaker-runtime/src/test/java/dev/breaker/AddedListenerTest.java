package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.storage.BreakerPolicy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listeners that come and go while breakers are in use. */
class AddedListenerTest {
  private static final BreakerPolicy POLICY = BreakerPolicy.forService("github");

  private final CircuitBreakers breakers = CircuitBreakers.inMemory();
  private final CircuitBreaker breaker = breakers.breaker(POLICY);
  private final RecordingListener listener = new RecordingListener();

  @AfterEach
  void close() {
    breakers.close();
  }

  @Test
  void hearsOfABreakerThatWasThereBefore() throws Exception {
    assertThat(breakers.addListener(listener)).isTrue();

    Calls.succeed(breaker, 1);
    Calls.fail(breaker, 1);
    breaker.trip("broken");
    assertThat(breaker.tryAcquire()).isEmpty();

    assertThat(listener.events)
        .containsExactly(
            "github success",
            "github failure HTTP 503",
            "github CLOSED -> OPEN",
            "github refused for 180 s");
  }

  @Test
  void doesNotHearHowACallEndedThatWasAdmittedBefore() throws Exception {
    Permit permit = breaker.acquire();

    breakers.addListener(listener);
    permit.succeeded();

    assertThat(listener.events).isEmpty();
  }

  @Test
  void hearsOfABreakerThatIsMadeLater() throws Exception {
    List<String> registered = new ArrayList<>();
    breakers.addListener(
        new BreakerListener() {
          @Override
          public void onRegistered(CircuitBreaker breaker) {
            registered.add(breaker.service());
          }
        });
    breakers.addListener(listener);

    Calls.succeed(breakers.breaker(BreakerPolicy.forService("weather")), 1);

    assertThat(registered).containsExactly("weather");
    assertThat(listener.events).containsExactly("weather success");
  }

  @Test
  void isAddedOnce() throws Exception {
    assertThat(breakers.addListener(listener)).isTrue();
    assertThat(breakers.addListener(listener)).isFalse();

    Calls.succeed(breaker, 1);

    assertThat(listener.events).containsExactly("github success");
  }

  @Test
  void hearsNothingAfterItWasRemoved() throws Exception {
    breakers.addListener(listener);
    breakers.removeListener(listener);

    Calls.succeed(breaker, 1);

    assertThat(listener.events).isEmpty();
    assertThat(breaker.hasListeners()).isFalse();
  }

  @Test
  void oneOfTheBuilderCanBeRemovedToo() throws Exception {
    try (CircuitBreakers built = CircuitBreakers.builder().listener(listener).build()) {
      CircuitBreaker before = built.breaker(POLICY);
      built.removeListener(listener);

      Calls.succeed(before, 1);

      assertThat(listener.events).isEmpty();
    }
  }

  @Test
  void removingAnotherChangesNothing() throws Exception {
    breakers.addListener(listener);
    breakers.removeListener(new RecordingListener());

    Calls.succeed(breaker, 1);

    assertThat(listener.events).containsExactly("github success");
  }

  @Test
  void isNotAddedWhereBreakersAreSwitchedOff() throws Exception {
    try (CircuitBreakers off = CircuitBreakers.builder().enabled(false).build()) {
      assertThat(off.addListener(listener)).isFalse();

      Calls.succeed(off.breaker(POLICY), 1);

      assertThat(listener.events).isEmpty();
    }
  }
}
