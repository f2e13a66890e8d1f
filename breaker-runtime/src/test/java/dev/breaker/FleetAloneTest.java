package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A process goes on alone while the storage fails or hangs. */
class FleetAloneTest extends FleetFixture {
  @Test
  void callsGoOnWhileTheStorageFails() throws Exception {
    RemoteMemory storage = RemoteMemory.patient(shared);
    RecordingListener listener = new RecordingListener();
    CircuitBreaker breaker = process(storage, listener);
    storage.failWith("connection refused");

    Calls.succeed(breaker, 100);

    assertThat(breaker.status().degraded()).isTrue();
    assertThat(breaker.status().total()).isEqualTo(100);
    listener.awaitOnce("unavailable: connection refused");
  }

  @Test
  void protectsItselfWhileTheStorageFails() throws Exception {
    RemoteMemory storage = RemoteMemory.patient(shared);
    RecordingListener listener = new RecordingListener();
    CircuitBreaker breaker = process(storage, listener);
    storage.failWith("connection refused");

    Calls.fail(breaker, 5);

    assertThat(breaker.tryAcquire()).isEmpty();
    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
    listener.awaitOnce("github CLOSED -> OPEN");
  }

  @Test
  void failuresBeforeAndDuringAnOutageProtectTogether() throws Exception {
    RemoteMemory storage = RemoteMemory.patient(shared);
    CircuitBreaker breaker = process(storage);
    breaker.acquire().succeeded();
    flush();
    storage.hang();
    Calls.fail(breaker, 4);
    storage.failWith("connection reset");
    storage.release();
    Eventually.until(() -> breaker.status().degraded());

    breaker.acquire().failed("HTTP 503");

    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void circuitLastSeenOpenStaysOpenForTheTimeThatItHadLeft() throws Exception {
    RemoteMemory storage = new RemoteMemory(shared, LONG, Duration.ofSeconds(1));
    CircuitBreaker breaker = process(storage);
    breaker.trip("broken");
    storage.failWith("connection refused");
    clock.advance(Duration.ofSeconds(100));
    assertThat(breaker.tryAcquire()).isEmpty();
    Eventually.until(() -> breaker.status().degraded());

    assertThat(breaker.tryAcquire()).isEmpty();
    assertThat(breaker.status().reason()).isEqualTo("broken");
    assertThat(breaker.status().retryAfter()).isEqualTo(POLICY.reEnableAfter().minusSeconds(100));
    clock.advance(POLICY.reEnableAfter().minusSeconds(100));
    assertThat(breaker.tryAcquire()).isPresent();
    assertThat(breaker.tryAcquire()).isEmpty();
  }

  @Test
  void comesBackByItselfAndSendsNothingOfWhatItCountedAlone() throws Exception {
    RemoteMemory storage = RemoteMemory.patient(shared);
    RecordingListener listener = new RecordingListener();
    CircuitBreaker breaker = process(storage, listener);
    breaker.acquire().succeeded();
    flush();
    storage.failWith("connection refused");
    breaker.acquire().succeeded();
    Eventually.until(() -> breaker.status().degraded());
    Calls.fail(breaker, 5);
    assertThat(breaker.tryAcquire()).isEmpty();

    storage.work();
    Eventually.until(() -> !breaker.status().degraded());

    assertThat(breaker.status().state()).isEqualTo(CircuitState.CLOSED);
    breaker.acquire().succeeded();
    flush();
    assertThat(truth.view().failures()).isZero();
    listener.awaitOnce("unavailable: connection refused");
    listener.awaitOnce("recovered");
    listener.awaitOnce("github OPEN -> CLOSED");
  }

  @Test
  void reportWhoseFateIsUnknownIsNotSentAgain() throws Exception {
    RemoteMemory storage = RemoteMemory.patient(shared);
    CircuitBreaker breaker = process(storage);
    breaker.acquire().succeeded();
    flush();
    storage.failWith("reply lost");
    breaker.acquire().succeeded();
    Eventually.until(() -> breaker.status().degraded());
    storage.work();
    Eventually.until(() -> !breaker.status().degraded());
    flush();

    assertThat(
            storage.requests().stream()
                .filter(StorageRequest.Report.class::isInstance)
                .mapToLong(request -> ((StorageRequest.Report) request).successes())
                .sum())
        .isEqualTo(2);
    assertThat(truth.view().total()).isEqualTo(1);
  }

  @Test
  void onlyTheCallsThatFindOutWaitWhenTheStorageHangs() throws Exception {
    RemoteMemory storage = new RemoteMemory(shared, SHORT, Duration.ofHours(1));
    RecordingListener listener = new RecordingListener();
    CircuitBreaker breaker = process(storage, listener);
    breaker.acquire().abandoned();
    int exchangesBefore = storage.exchangeCount();
    clock.advance(Duration.ofHours(2));
    storage.hang();

    breaker.acquire().succeeded();
    int exchangesAfterTheFirst = storage.exchangeCount();
    Calls.succeed(breaker, 1000);

    assertThat(exchangesAfterTheFirst).isEqualTo(exchangesBefore + 1);
    assertThat(storage.exchangeCount()).isEqualTo(exchangesBefore + 1);
    listener.awaitOnce("unavailable: no answer within 200 ms");
    storage.work();
    Eventually.until(() -> !breaker.status().degraded());
    listener.awaitOnce("recovered");
  }

  @Test
  void admitAsyncDoesNotWaitForAStorageThatHangs() {
    RemoteMemory storage = new RemoteMemory(shared, Duration.ofSeconds(1), Duration.ofHours(1));
    CircuitBreaker breaker = process(storage);
    assertThat(breaker.tryAcquire()).isPresent();
    clock.advance(Duration.ofHours(2));
    storage.hang();

    CompletableFuture<Admission> asked = breaker.admitAsync();
    CompletableFuture<String> thread = asked.thenApply(answer -> Thread.currentThread().getName());

    assertThat(asked).isNotDone();
    Eventually.until(thread::isDone);
    assertThat(asked).isCompletedWithValueMatching(Permit.class::isInstance);
    assertThat(thread.join())
        .as("not the one that ends all timeouts of this JVM")
        .doesNotContain("DelayScheduler");
    assertThat(breaker.admitAsync()).isDone();
    storage.work();
  }

  @Test
  void interruptedCallerGoesOnAndStaysInterrupted() throws Exception {
    RemoteMemory storage = RemoteMemory.patient(shared);
    CircuitBreaker breaker = process(storage);
    storage.hang();

    Thread.currentThread().interrupt();
    breaker.acquire().succeeded();

    assertThat(Thread.interrupted()).isTrue();
    storage.work();
  }

  @Test
  void troubleWithOneServiceLeavesTheOthersAlone() throws Exception {
    RemoteMemory storage = RemoteMemory.patient(shared);
    RecordingListener listener = new RecordingListener();
    CircuitBreaker github = process(storage, listener);
    storage.rejectWith("something else stands there");
    github.acquire().succeeded();
    storage.work();
    CircuitBreaker weather = opened.get(0).breaker(BreakerPolicy.forService("weather"));

    weather.acquire().succeeded();

    assertThat(weather.status().degraded()).isFalse();
    listener.awaitOnce("unavailable: service github: something else stands there");
    Eventually.until(() -> !github.status().degraded());
    listener.awaitOnce("recovered");
  }

  @Test
  void flushReturnsWhileTheStorageIsAway() throws Exception {
    RemoteMemory storage = RemoteMemory.patient(shared);
    CircuitBreaker breaker = process(storage);
    storage.failWith("connection refused");
    breaker.acquire().succeeded();

    flush();

    assertThat(breaker.status().total()).isEqualTo(1);
  }

  @Test
  void operatorIsToldWhenTheStorageDidNotTakeIt() {
    RemoteMemory storage = RemoteMemory.patient(shared);
    CircuitBreaker breaker = process(storage);
    storage.failWith("connection refused");

    assertThatThrownBy(() -> breaker.trip("deploying"))
        .isInstanceOf(StorageException.class)
        .hasMessage("connection refused");
    assertThatThrownBy(breaker::reset).isInstanceOf(StorageException.class);
  }
}
