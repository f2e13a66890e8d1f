package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.testing.FakeClock;
import dev.breaker.testing.RecordingListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process is frozen while it waits for the storage: that says nothing about the storage. */
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
    Awaitility.await().until(() -> storage.exchangeCount() > before);
    return call;
  }

  private void freeze() {
    clock.advance(Duration.ofMinutes(20));
  }

  private void assertNoOutage() {
    assertThat(breaker.status().degraded()).isFalse();
    assertThat(listener.events).noneMatch(event -> event.contains("navailable"));
  }

  @Test
  void anExchangeThatWasCutInTwoIsMadeAgain() throws Exception {
    storage.hang();
    CompletableFuture<Optional<Permit>> call = callThatIsFrozen();
    freeze();
    storage.failOnceWith("Connection reset");
    storage.release();

    assertThat(call.get(30, TimeUnit.SECONDS)).isPresent();
    assertNoOutage();
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
    shared.local(POLICY).trip("maintenance", "other");
    storage.release();
    call.get(30, TimeUnit.SECONDS);

    assertThat(breaker.tryAcquire()).isEmpty();
    assertNoOutage();
  }
}
