package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.fleet.CallSettings;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.InMemoryStorage;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class BreakerListenerTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withMinimumFailures(2);

  private final FakeClock clock = new FakeClock();
  private final RecordingListener listener = new RecordingListener();

  private CircuitBreaker breaker(BreakerListener... listeners) {
    CircuitBreakers.Builder builder =
        CircuitBreakers.builder().storage(new InMemoryStorage(clock)).listener(listener);
    for (BreakerListener another : listeners) {
      builder.listener(another);
    }
    return builder.build().breaker(POLICY);
  }

  @Test
  void hearsTheWholeStoryInOrder() throws Exception {
    CircuitBreaker breaker = breaker();

    breaker.acquire().succeeded();
    breaker.acquire().failed("HTTP 503");
    breaker.acquire().failed("HTTP 502");
    breaker.tryAcquire();
    clock.advance(Duration.ofSeconds(180));
    breaker.acquire().failed("HTTP 500");
    clock.advance(Duration.ofSeconds(180));
    breaker.acquire().succeeded();

    assertThat(listener.events)
        .containsExactly(
            "github success",
            "github failure HTTP 503",
            "github CLOSED -> OPEN",
            "github failure HTTP 502",
            "github refused for 180 s",
            "github OPEN -> HALF_OPEN",
            "github HALF_OPEN -> OPEN",
            "github failure HTTP 500",
            "github OPEN -> HALF_OPEN",
            "github HALF_OPEN -> CLOSED",
            "github success");
  }

  @Test
  void transitionsSayWhyAndHowMany() throws Exception {
    CircuitBreakers breakers =
        CircuitBreakers.builder().storage(new InMemoryStorage(clock)).listener(listener).build();
    CircuitBreaker breaker = breakers.breaker(POLICY);

    breaker.acquire().failed("HTTP 503");
    breaker.acquire().failed("HTTP 502");

    assertThat(listener.transitions)
        .containsExactly(
            new Transition(
                "github",
                CircuitState.CLOSED,
                CircuitState.OPEN,
                2,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                "2 of 2 calls failed (100.0 %): 1 x HTTP 502, 1 x HTTP 503",
                2,
                2,
                breakers.process(),
                true,
                1,
                false));
  }

  @Test
  void anotherProcessHearsOfATransitionWhenItCalls() throws Exception {
    InMemoryStorage shared = new InMemoryStorage(clock);
    CircuitBreaker one = CircuitBreakers.builder().storage(shared).build().breaker(POLICY);
    CircuitBreaker other =
        CircuitBreakers.builder().storage(shared).listener(listener).build().breaker(POLICY);
    other.acquire().succeeded();

    one.trip("deploying");
    other.tryAcquire();

    assertThat(listener.events)
        .containsExactly("github success", "github CLOSED -> OPEN", "github refused for 180 s");
  }

  @Test
  void listenerThatThrowsHurtsNobodyAndIsLoggedOnce() throws Exception {
    BreakerListener broken =
        new BreakerListener() {
          @Override
          public void onSuccess(String service, Duration elapsed) {
            throw new IllegalStateException("broken listener");
          }

          @Override
          public void onTransition(Transition transition) {
            throw new StackOverflowError();
          }

          @Override
          public void onRefused(String service, CircuitOpenException refusal) {
            throw new IllegalStateException("broken again");
          }
        };
    RecordingListener after = new RecordingListener();
    CircuitBreaker breaker = breaker(broken, after);

    try (LogCapture log = LogCapture.of("dev.breaker")) {
      breaker.acquire().succeeded();
      breaker.acquire().succeeded();
      breaker.trip("by hand");
      assertThat(breaker.tryAcquire()).isEmpty();

      assertThat(log.messages()).filteredOn(line -> line.contains("listener")).hasSize(1);
    }
    assertThat(breaker.status().total()).isEqualTo(2);
    assertThat(after.events)
        .containsExactly(
            "github success",
            "github success",
            "github CLOSED -> OPEN",
            "github refused for 180 s");
  }

  @Test
  void logTellsOfTripsAndResets() throws Exception {
    CircuitBreaker breaker = breaker();

    try (LogCapture log = LogCapture.of("dev.breaker")) {
      breaker.acquire().failed("HTTP 503");
      breaker.acquire().failed("HTTP 502");
      clock.advance(Duration.ofSeconds(180));
      breaker.acquire().succeeded();

      assertThat(log.messages())
          .containsExactly(
              "Circuit breaker github tripped: 2 of 2 calls failed (100.0 %): 1 x HTTP 502, 1 x HTTP 503."
                  + " Calls are refused for 180 s.",
              "Circuit breaker github sends a probe.",
              "Circuit breaker github reset: calls go again.");
    }
  }

  @Test
  void failureRuleThatThrowsIsReplacedByTheDefaultAndLoggedOnce() {
    FailureRule broken =
        new FailureRule() {
          @Override
          public boolean isFailure(int httpStatus) {
            throw new IllegalStateException("broken rule");
          }

          @Override
          public boolean isFailure(Throwable thrown) {
            throw new StackOverflowError();
          }
        };
    CircuitBreakers breakers = CircuitBreakers.builder().failureRule(broken).build();

    CallSettings settings = CallSettings.of(breakers);

    try (LogCapture log = LogCapture.of("dev.breaker")) {
      assertThat(settings.isFailure(503)).isTrue();
      assertThat(settings.isFailure(404)).isFalse();
      assertThat(settings.isFailure(new RuntimeException())).isTrue();
      assertThat(log.messages()).hasSize(1);
    }
  }
}
