package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process is frozen while it waits for the storage: that says nothing about the storage. */
@Tag("slow")
class FreezeTest {
  private static final BreakerPolicy POLICY = BreakerPolicy.forService("github");

  private final FakeClock clock = new FakeClock();
  private final InMemoryStorage shared = new InMemoryStorage(clock);
  private final RemoteMemory storage =
      new RemoteMemory(shared, Duration.ofSeconds(5), Duration.ofSeconds(1));
  private final RecordingListener listener = new RecordingListener();
  private final CircuitBreakers breakers =
      CircuitBreakers.builder().storage(storage).listener(listener).viewClock(clock).build();
  private final CircuitBreaker breaker = breakers.breaker(POLICY);

  @BeforeEach
  void join() throws Exception {
    breaker.acquire().succeeded();
    breakers.flush();
    clock.advance(Duration.ofSeconds(2));
  }

  @AfterEach
  void close() {
    storage.work();
    breakers.close();
  }

  /** A call that asks, and is frozen as soon as the exchange has begun. */
  private CompletableFuture<Optional<Permit>> callThatIsFrozen() {
    int before = storage.exchangeCount();
    CompletableFuture<Optional<Permit>> call = CompletableFuture.supplyAsync(breaker::tryAcquire);
    Eventually.until(() -> storage.exchangeCount() > before);
    return call;
  }

  private void freeze() {
    clock.advance(Duration.ofMinutes(20));
  }

  private void assertNoOutage() {
    assertThat(breaker.status().degraded()).isFalse();
    assertThat(listener.events).noneMatch(event -> event.contains("navailable"));
  }

  @ParameterizedTest
  @ValueSource(longs = {50, 60, 20 * 60})
  void anExchangeThatWasCutInTwoIsMadeAgain(long seconds) throws Exception {
    storage.hang();
    CompletableFuture<Optional<Permit>> call = callThatIsFrozen();
    clock.advance(Duration.ofSeconds(seconds));
    storage.failOnceWith("Connection reset");
    storage.release();

    assertThat(call.get(30, TimeUnit.SECONDS)).isPresent();
    assertNoOutage();
  }

  /** As one of the default timeout is, by so short a freeze. */
  @ParameterizedTest
  @ValueSource(longs = {1, 5, 9, 20 * 60})
  void aReportThatNobodyWaitsForIsCutInTwo(long seconds) {
    for (boolean answered : new boolean[] {true, false}) {
      RemoteMemory brief = new RemoteMemory(shared, Duration.ofMillis(100), Duration.ofHours(1));
      try (CircuitBreakers here =
          CircuitBreakers.builder().storage(brief).listener(listener).viewClock(clock).build()) {
        CircuitBreaker sharing = joined(here, brief);
        brief.hang();
        int before = brief.exchangeCount();
        brief.push("github");
        Eventually.until(() -> brief.exchangeCount() > before);
        clock.advance(Duration.ofSeconds(seconds));
        if (!answered) {
          brief.failOnceWith("Connection reset");
        }
        brief.release();

        Eventually.until(
            "the next exchange",
            () -> {
              brief.push("github");
              return brief.exchangeCount() > before + 1;
            });
        assertThat(sharing.status().degraded()).isFalse();
        assertNoOutage();
      }
    }
  }

  /** Until its first words are over, however long these take on a loaded machine. */
  private static CircuitBreaker joined(CircuitBreakers here, RemoteMemory storage) {
    CircuitBreaker joined = here.breaker(POLICY);
    Eventually.until(
        () -> {
          joined.tryAcquire().ifPresent(Permit::abandoned);
          return storage.isWatched() && !joined.status().degraded();
        });
    return joined;
  }

  @Test
  void aRetryThatIsCutInTwoComesBack() {
    storage.failWith("Connection reset");
    breaker.tryAcquire();
    Eventually.until(() -> breaker.status().degraded());
    storage.holdReplies();
    int before = storage.exchangeCount();
    storage.recover();
    Eventually.until(() -> storage.exchangeCount() > before);
    freeze();
    storage.release();

    Eventually.until(() -> !breaker.status().degraded());
  }

  @Test
  void aStorageThatIsSlowEachTimeIsAnOutage() {
    storage.failWith("no such host");
    storage.meanwhile(() -> clock.advance(Duration.ofMinutes(1)));

    breaker.tryAcquire();

    Eventually.until(() -> breaker.status().degraded());
    listener.awaitOnce("unavailable: no such host");
  }

  @Test
  void oneThatFailsAgainIsAnOutage() throws Exception {
    storage.hang();
    CompletableFuture<Optional<Permit>> call = callThatIsFrozen();
    freeze();
    storage.failWith("Connection reset");
    storage.release();

    assertThat(call.get(30, TimeUnit.SECONDS)).isPresent();
    assertThat(breaker.status().degraded()).isTrue();
  }

  @Test
  void whoWaitedAcrossItHasNotWaitedInVain() throws Exception {
    storage.hang();
    CompletableFuture<Optional<Permit>> call = callThatIsFrozen();
    freeze();

    assertThat(call.get(30, TimeUnit.SECONDS)).as("for want of an answer, it goes").isPresent();
    assertNoOutage();
  }

  @Test
  void anAnswerFromBeforeItIsNotFresh() throws Exception {
    storage.holdReplies();
    CompletableFuture<Optional<Permit>> call = callThatIsFrozen();
    freeze();
    shared.circuit(POLICY).take("other", new StorageRequest.Trip(POLICY, "maintenance"));
    storage.release();
    call.get(30, TimeUnit.SECONDS);

    assertThat(breaker.tryAcquire()).isEmpty();
    assertNoOutage();
  }
}
