package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.InMemoryStorage;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github")
          .withTtl(Duration.ofSeconds(120))
          .withPercentFailed(10)
          .withReEnableAfter(Duration.ofSeconds(300))
          .withMinimumFailures(5);

  private final FakeClock clock = new FakeClock();
  private final CircuitBreakers breakers =
      CircuitBreakers.builder().storage(new InMemoryStorage(clock)).build();
  private final CircuitBreaker breaker = breakers.breaker(POLICY);

  @Test
  void fifthFailureTrips() throws Exception {
    Calls.fail(breaker, 4);
    assertThat(breaker.status().state()).isEqualTo(CircuitState.CLOSED);

    Calls.fail(breaker, 1);

    BreakerStatus status = breaker.status();
    assertThat(status.state()).isEqualTo(CircuitState.OPEN);
    assertThat(status.service()).isEqualTo("github");
    assertThat(status.failures()).isEqualTo(5);
    assertThat(status.total()).isEqualTo(5);
    assertThat(status.percentFailed()).isEqualTo(100);
    assertThat(status.retryAfter()).isEqualTo(Duration.ofSeconds(300));
    assertThat(status.reason()).isEqualTo("5 of 5 calls failed (100.0 %): 5 x HTTP 503");
    assertThat(status.degraded()).isFalse();
  }

  @Test
  void statusOfANewBreakerIsClosedAndEmpty() {
    BreakerStatus status = breaker.status();

    assertThat(status)
        .isEqualTo(
            new BreakerStatus(
                "github",
                CircuitState.CLOSED,
                0,
                0,
                Duration.ZERO,
                null,
                false,
                null,
                breaker.policy(),
                null,
                100,
                0));
    assertThat(status.percentFailed()).isZero();
  }

  @Test
  void manySuccessesKeepItClosed() throws Exception {
    Calls.succeed(breaker, 46);
    Calls.fail(breaker, 5);
    assertThat(breaker.status().state()).isEqualTo(CircuitState.CLOSED);
    assertThat(breaker.status().percentFailed()).isEqualTo(500 / 51.0);

    Calls.fail(breaker, 1);

    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void refusalSaysWhyAndForHowLong() throws Exception {
    Calls.fail(breaker, 5);
    clock.advance(Duration.ofMillis(500));

    CircuitOpenException refused =
        catchThrowableOfType(CircuitOpenException.class, breaker::acquire);

    assertThat(refused.service()).isEqualTo("github");
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofMillis(299_500));
    assertThat(refused.retryAfterSeconds()).isEqualTo(300);
    assertThat(refused.reason()).isEqualTo("5 of 5 calls failed (100.0 %): 5 x HTTP 503");
    assertThat(refused)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Circuit breaker github tripped (5 of 5 calls failed (100.0 %): 5 x HTTP 503);"
                + " retry after 300 s");
    assertThat(refused.getStackTrace()).isEmpty();
    assertThat(breaker.tryAcquire()).isEmpty();
  }

  @Test
  void oneProbeThenAllGoAgain() throws Exception {
    Calls.fail(breaker, 5);
    clock.advance(Duration.ofSeconds(300));

    Permit probe = breaker.acquire();
    assertThat(breaker.tryAcquire()).isEmpty();
    assertThat(breaker.status().state()).isEqualTo(CircuitState.HALF_OPEN);
    probe.succeeded();

    assertThat(breaker.status().state()).isEqualTo(CircuitState.CLOSED);
    assertThat(breaker.status().total()).isZero();
    assertThat(breaker.tryAcquire()).isPresent();
  }

  @Test
  void failedProbeKeepsItOpenForTheWholeTimeAgain() throws Exception {
    Calls.fail(breaker, 5);
    clock.advance(Duration.ofSeconds(300));

    breaker.acquire().failed("HTTP 500");

    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
    assertThat(breaker.status().retryAfter()).isEqualTo(Duration.ofSeconds(300));
    assertThat(breaker.status().reason()).isEqualTo("probe failed: HTTP 500");
  }

  @Test
  void abandonedProbeLetsTheNextOneGo() throws Exception {
    Calls.fail(breaker, 5);
    clock.advance(Duration.ofSeconds(300));

    breaker.acquire().abandoned();

    assertThat(breaker.tryAcquire()).isPresent();
    assertThat(breaker.tryAcquire()).isEmpty();
  }

  @Test
  void permitIsSettledOnce() throws Exception {
    Permit permit = breaker.acquire();

    permit.succeeded();
    permit.failed("HTTP 500");
    permit.failed(new IOException());
    permit.abandoned();
    permit.succeeded();

    assertThat(breaker.status().total()).isEqualTo(1);
    assertThat(breaker.status().failures()).isZero();
  }

  @Test
  void abandonedPermitCountsNothing() throws Exception {
    Permit permit = breaker.acquire();

    permit.abandoned();
    permit.succeeded();

    assertThat(breaker.status().total()).isZero();
  }

  @Test
  void outcomeOfACallThatWasAdmittedBeforeTheTripChangesNothing() throws Exception {
    Permit late = breaker.acquire();
    Permit later = breaker.acquire();
    Calls.fail(breaker, 5);

    late.failed("HTTP 500");
    assertThat(breaker.status().failures()).isEqualTo(5);
    clock.advance(Duration.ofSeconds(300));
    breaker.acquire().succeeded();
    later.failed("HTTP 500");

    assertThat(breaker.status().state()).isEqualTo(CircuitState.CLOSED);
    assertThat(breaker.status().total()).isZero();
  }

  @Test
  void callReturnsTheResultAndCountsASuccess() throws Exception {
    assertThat(breaker.call(() -> "body")).isEqualTo("body");

    assertThat(breaker.status().total()).isEqualTo(1);
  }

  @Test
  void callThrowsOnAndCountsAFailure() {
    SocketTimeoutException timeout = new SocketTimeoutException("host.example timed out");

    assertThatThrownBy(
            () ->
                breaker.call(
                    () -> {
                      throw timeout;
                    }))
        .isSameAs(timeout);

    assertThat(breaker.status().failures()).isEqualTo(1);
  }

  @Test
  void callCountsAnErrorAsAFailure() {
    assertThatThrownBy(
            () ->
                breaker.call(
                    () -> {
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(StackOverflowError.class);

    assertThat(breaker.status().failures()).isEqualTo(1);
  }

  @Test
  void callCountsNeitherACancellationNorAnInterruption() {
    assertThatThrownBy(
            () ->
                breaker.call(
                    () -> {
                      throw new CancellationException();
                    }))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(
            () ->
                breaker.call(
                    () -> {
                      throw new InterruptedException();
                    }))
        .isInstanceOf(InterruptedException.class);

    assertThat(breaker.status().total()).isZero();
  }

  @Test
  void callIsRefusedWithoutCalling() {
    breaker.trip("maintenance");

    assertThatThrownBy(
            () ->
                breaker.call(
                    () -> {
                      throw new AssertionError("called");
                    }))
        .isInstanceOf(CircuitOpenException.class)
        .hasMessageContaining("maintenance");
  }

  @Test
  void failureReasonOfAnExceptionIsItsNameWithoutItsMessage() throws Exception {
    for (int i = 0; i < 5; i++) {
      breaker.acquire().failed(new SocketTimeoutException("secret.example"));
    }

    assertThat(breaker.status().reason())
        .isEqualTo("5 of 5 calls failed (100.0 %): 5 x SocketTimeoutException");
  }

  @Test
  void failureReasonOfAnAnonymousExceptionIsItsFullName() throws Exception {
    for (int i = 0; i < 5; i++) {
      breaker.acquire().failed(new IOException() {});
    }

    assertThat(breaker.status().reason()).endsWith(": 5 x dev.breaker.CircuitBreakerTest$1");
  }

  @Test
  void operatorTripsAndResets() {
    breaker.trip("line one\nline two " + "x".repeat(200));
    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
    assertThat(breaker.status().reason()).startsWith("line one line two xxx").hasSize(120);

    breaker.reset();

    assertThat(breaker.status().state()).isEqualTo(CircuitState.CLOSED);
    assertThat(breaker.tryAcquire()).isPresent();
  }

  @Test
  void windowAgesWhileNobodyCalls() throws Exception {
    Calls.fail(breaker, 4);
    clock.advance(Duration.ofSeconds(124));

    assertThat(breaker.status().failures()).isZero();
    Calls.fail(breaker, 4);
    assertThat(breaker.status().state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void admitAsyncIsAnsweredAtOnceInMemory() {
    assertThat(breaker.admitAsync()).isCompletedWithValueMatching(Permit.class::isInstance);
    breaker.trip("no");
    assertThat(breaker.admitAsync())
        .isCompletedWithValueMatching(CircuitOpenException.class::isInstance);
  }
}
