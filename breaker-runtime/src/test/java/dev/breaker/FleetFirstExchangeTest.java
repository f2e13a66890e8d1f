package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A process calls before the storage has answered it for the first time. */
class FleetFirstExchangeTest extends FleetFixture {
  @Test
  void firstWordsMayTakeLongerThanTheTimeoutAndTheirCallsStillCount() throws Exception {
    RemoteMemory storage = new RemoteMemory(shared, SHORT, Duration.ofHours(1));
    RecordingListener listener = new RecordingListener();
    CircuitBreaker breaker = process(storage, listener);
    storage.hang();

    Permit first = breaker.acquire();
    breaker.acquire().failed("HTTP 503");
    Calls.succeed(breaker, 100);
    assertThat(breaker.status().degraded()).isFalse();
    storage.work();
    Eventually.until(() -> breaker.status().total() == 101);
    first.succeeded();
    flush();

    assertThat(truth.view().total()).isEqualTo(102);
    assertThat(truth.view().failures()).isEqualTo(1);
    assertThat(listener.events).noneMatch(event -> event.startsWith("unavailable"));
  }

  @Test
  void flushWaitsForTheFirstWordsToo() throws Exception {
    RemoteMemory storage = new RemoteMemory(shared, Duration.ofSeconds(2), Duration.ofHours(1));
    CircuitBreaker breaker = process(storage);
    storage.hang();
    breaker.acquire().succeeded();
    CompletableFuture<Void> flushed = CompletableFuture.runAsync(this::flush);

    storage.work();
    flushed.get(30, TimeUnit.SECONDS);

    assertThat(truth.view().total()).isEqualTo(1);
  }

  @Test
  void callsBeforeTheFirstWordsSettleNobodyElsesProbe() throws Exception {
    truth.take("the truth", new StorageRequest.Trip(POLICY, "broken"));
    clock.advance(POLICY.reEnableAfter());
    process().acquire();
    RemoteMemory storage = new RemoteMemory(shared, SHORT, Duration.ofHours(1));
    CircuitBreaker newcomer = process(storage);
    storage.hang();
    Permit kept = newcomer.acquire();
    newcomer.acquire().succeeded();

    storage.work();
    Eventually.until(() -> newcomer.tryAcquire().isEmpty());
    kept.succeeded();
    flush();

    assertThat(truth.view().state()).isEqualTo(CircuitState.HALF_OPEN);
  }

  @Test
  void firstWordsThatFailLeaveTheProcessAloneWithWhatItCounted() throws Exception {
    RemoteMemory storage = new RemoteMemory(shared, SHORT, Duration.ofHours(1));
    CircuitBreaker breaker = process(storage);
    storage.hang();
    Calls.fail(breaker, 4);
    storage.failWith("connection refused");
    storage.release();
    Eventually.until(() -> breaker.status().degraded());

    breaker.acquire().failed("HTTP 503");

    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void whatWasCountedBeforeFirstWordsThatFailReachesTheFleetOnceThereIsAnAnswer() throws Exception {
    RemoteMemory storage = new RemoteMemory(shared, SHORT, Duration.ofHours(1));
    CircuitBreaker breaker = process(storage);
    storage.hang();
    Calls.fail(breaker, 3);
    storage.failWith("connection refused");
    storage.release();
    Eventually.until(() -> breaker.status().degraded());

    storage.recover();
    Eventually.until(() -> !breaker.status().degraded());
    flush();

    assertThat(truth.view().failures()).isEqualTo(3);
    assertThat(truth.view().total()).isEqualTo(3);
  }
}
