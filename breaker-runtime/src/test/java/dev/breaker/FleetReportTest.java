package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.Eventually;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a process of a fleet tells the storage, and what it learns from it. */
class FleetReportTest extends FleetFixture {
  @Test
  void asksOnceAndThenGoesByItsView() throws Exception {
    RemoteMemory storage = RemoteMemory.patient(shared);
    CircuitBreaker breaker = process(storage);
    List<Permit> permits = new ArrayList<>();

    for (int i = 0; i < 1000; i++) {
      permits.add(breaker.acquire());
    }

    assertThat(storage.requests()).containsExactly(new StorageRequest.Admit(POLICY));
    permits.forEach(Permit::abandoned);
    flush();
    assertThat(storage.requests()).hasSize(1);
  }

  @Test
  void sendsManyOutcomesInFewReports() throws Exception {
    RemoteMemory storage = RemoteMemory.patient(shared);
    CircuitBreaker breaker = process(storage);
    breaker.acquire().succeeded();
    flush();
    storage.hang();

    Calls.succeed(breaker, 10_000);
    storage.work();
    flush();

    assertThat(truth.view().total()).isEqualTo(10_001);
    assertThat(storage.requests()).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void statusHoldsWhatIsNotSentYet() throws Exception {
    RemoteMemory storage = RemoteMemory.patient(shared);
    CircuitBreaker breaker = process(storage);
    breaker.acquire().succeeded();
    flush();
    storage.hang();
    breaker.acquire().failed("HTTP 503");
    breaker.acquire().succeeded();

    assertThat(breaker.status().total()).isEqualTo(3);
    assertThat(breaker.status().failures()).isEqualTo(1);
    storage.work();
  }

  @Test
  void fifthFailureTripsBeforeTheCallThatFailedReturns() throws Exception {
    CircuitBreaker breaker = process();

    Calls.fail(breaker, 4);
    assertThat(breaker.status().state()).isEqualTo(CircuitState.CLOSED);
    breaker.acquire().failed("HTTP 503");

    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
    assertThat(truth.view().state()).isEqualTo(CircuitState.OPEN);
    assertThat(truth.view().failures()).isEqualTo(5);
    assertThatThrownBy(breaker::acquire).isInstanceOf(CircuitOpenException.class);
  }

  @Test
  void failuresOfSeveralProcessesAddUp() throws Exception {
    CircuitBreaker one = process();
    CircuitBreaker two = process();
    Calls.fail(one, 3);
    flush();

    two.acquire().failed("HTTP 500");
    two.acquire().failed("HTTP 500");

    assertThat(truth.view().state()).isEqualTo(CircuitState.OPEN);
    assertThat(two.tryAcquire()).isEmpty();
  }

  @Test
  void processWithAnOldViewLearnsOfATripWhenItReports() throws Exception {
    CircuitBreaker one = process();
    CircuitBreaker two = process();
    Permit before = two.acquire();
    one.trip("deploying");

    before.succeeded();
    flush();

    assertThat(two.tryAcquire()).isEmpty();
    assertThat(two.status().reason()).isEqualTo("deploying");
    assertThat(truth.view().total()).isZero();
  }

  @Test
  void processWhoseViewIsStaleAsksBeforeItCalls() throws Exception {
    CircuitBreaker one = process();
    CircuitBreaker two = process(new RemoteMemory(shared, LONG, Duration.ofSeconds(1)));
    two.acquire().abandoned();
    one.trip("deploying");
    assertThat(two.tryAcquire()).isPresent();

    clock.advance(Duration.ofMillis(1001));

    assertThat(two.tryAcquire()).isEmpty();
  }

  @Test
  void processWhoseViewIsStaleRefreshesItBehindARefusal() {
    CircuitBreaker one = process();
    CircuitBreaker two = process(new RemoteMemory(shared, LONG, Duration.ofSeconds(1)));
    one.trip("deploying");
    assertThat(two.tryAcquire()).isEmpty();
    one.reset();
    clock.advance(Duration.ofMillis(1001));

    Eventually.until(() -> two.tryAcquire().isPresent());
  }

  @Test
  void admitAsyncIsAnsweredByTheStorage() {
    CircuitBreaker breaker = process();
    process().trip("broken");

    CompletableFuture<Admission> asked = breaker.admitAsync();

    Eventually.until(asked::isDone);
    assertThat(asked).isCompletedWithValueMatching(CircuitOpenException.class::isInstance);
  }

  @Test
  void flushWithNothingToSendAsksNothing() throws Exception {
    RemoteMemory storage = RemoteMemory.patient(shared);
    process(storage).acquire().abandoned();

    flush();
    flush();

    assertThat(storage.exchangeCount()).isEqualTo(1);
  }

  @Test
  void aReasonThatIsNullIsUnknown() throws Exception {
    CircuitBreaker breaker = process();
    breaker.trip("broken");
    clock.advance(POLICY.reEnableAfter());

    breaker.acquire().failed((String) null);

    assertThat(breaker.status().reason()).isEqualTo("probe failed: unknown");
    clock.advance(POLICY.reEnableAfter());
    breaker.acquire().failed((Throwable) null);
    assertThat(breaker.status().reason()).isEqualTo("probe failed: unknown");
  }
}
