package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.MemoryCircuit;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageRequest;
import dev.breaker.testing.Calls;
import dev.breaker.testing.Eventually;
import dev.breaker.testing.FakeClock;
import dev.breaker.testing.RecordingListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several {@link CircuitBreakers} over one storage, as several processes would be. */
class FleetCircuitTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withPercentFailed(50).withMinimumFailures(5);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(60);

  private final FakeClock clock = new FakeClock();
  private final InMemoryStorage shared = new InMemoryStorage(clock);
  private final MemoryCircuit truth = shared.circuit(POLICY);
  private final List<CircuitBreakers> opened = new CopyOnWriteArrayList<>();

  @AfterEach
  void closeAll() {
    opened.forEach(CircuitBreakers::close);
  }

  private CircuitBreaker process(RemoteMemory storage, BreakerListener... listeners) {
    CircuitBreakers.Builder builder = CircuitBreakers.builder().storage(storage).viewClock(clock);
    for (BreakerListener listener : listeners) {
      builder.listener(listener);
    }
    CircuitBreakers breakers = builder.build();
    opened.add(breakers);
    return breakers.breaker(POLICY);
  }

  private CircuitBreaker process() {
    return process(RemoteMemory.patient(shared));
  }

  private void flush() {
    opened.forEach(CircuitBreakers::flush);
  }

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
  void oneProbeForTheWholeFleet() throws Exception {
    List<CircuitBreaker> fleet = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      fleet.add(process(new RemoteMemory(shared, LONG, Duration.ofSeconds(1))));
    }
    fleet.get(0).trip("broken");
    clock.advance(POLICY.reEnableAfter());

    List<Permit> probes = acquireOnManyThreads(fleet, 50);

    assertThat(probes).hasSize(1);
    clock.advance(Duration.ofSeconds(2));
    probes.get(0).failed("HTTP 503");
    assertThat(acquireOnManyThreads(fleet, 50)).isEmpty();
    clock.advance(POLICY.reEnableAfter());
    List<Permit> second = acquireOnManyThreads(fleet, 50);
    assertThat(second).hasSize(1);
    second.get(0).succeeded();
    for (CircuitBreaker breaker : fleet) {
      clock.advance(Duration.ofSeconds(2));
      Eventually.until(() -> breaker.tryAcquire().isPresent());
    }
  }

  private static List<Permit> acquireOnManyThreads(List<CircuitBreaker> fleet, int threadsEach)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try {
      List<Future<List<Permit>>> asked = new ArrayList<>();
      for (int i = 0; i < threadsEach; i++) {
        for (CircuitBreaker breaker : fleet) {
          asked.add(threads.submit(() -> breaker.tryAcquire().stream().toList()));
        }
      }
      List<Permit> permits = new ArrayList<>();
      for (Future<List<Permit>> future : asked) {
        permits.addAll(future.get(60, TimeUnit.SECONDS));
      }
      return permits;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void probeThatSucceedsResetsForTheFleetBeforeItReturns() throws Exception {
    CircuitBreaker one = process();
    CircuitBreaker two = process(new RemoteMemory(shared, LONG, Duration.ofSeconds(1)));
    one.trip("broken");
    clock.advance(POLICY.reEnableAfter());

    two.acquire().succeeded();

    assertThat(truth.view().state()).isEqualTo(CircuitState.CLOSED);
    assertThat(two.tryAcquire()).isPresent();
  }

  @Test
  void processThatAProbeHoldsUpLearnsOfItsEndLongBeforeItsViewIsStale() throws Exception {
    CircuitBreaker one = process(new RemoteMemory(shared, LONG, Duration.ofHours(1)));
    CircuitBreaker two = process(new RemoteMemory(shared, LONG, Duration.ofHours(1)));
    truth.take("the truth", new StorageRequest.Trip(POLICY, "broken"));
    clock.advance(POLICY.reEnableAfter());
    Permit probe = one.acquire();
    assertThat(two.tryAcquire()).isEmpty();
    probe.succeeded();
    assertThat(two.tryAcquire()).isEmpty();

    clock.advance(Duration.ofMillis(101));

    Eventually.until(() -> two.tryAcquire().isPresent());
  }

  @Test
  void abandonedProbeIsLeasedAnew() throws Exception {
    CircuitBreaker one = process(new RemoteMemory(shared, LONG, Duration.ofSeconds(1)));
    CircuitBreaker two = process(new RemoteMemory(shared, LONG, Duration.ofSeconds(1)));
    one.trip("broken");
    clock.advance(POLICY.reEnableAfter());
    one.acquire().abandoned();
    clock.advance(Duration.ofSeconds(2));

    Eventually.until(() -> two.tryAcquire().isPresent());
  }

  @Test
  void leaseThatComesAfterItsAskerGaveUpIsGivenBack() {
    RemoteMemory slow = new RemoteMemory(shared, SHORT, Duration.ofHours(1));
    CircuitBreaker one = process(slow);
    CircuitBreaker two = process();
    assertThat(one.tryAcquire()).isPresent();
    two.trip("broken");
    clock.advance(Duration.ofHours(2));
    slow.hang();
    assertThat(one.tryAcquire()).isPresent();
    assertThat(one.status().degraded()).isTrue();
    slow.work();

    // By whichever comes first, the give-back or the recovery; never stuck until the lease ends.
    Eventually.until(
        () -> truth.view().state() == CircuitState.HALF_OPEN && truth.view().remainingNanos() == 0);
  }

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
  void probeIsToldOfEvenWhenTheFailureOfTheOneBeforeWasMissed() throws Exception {
    RecordingListener listener = new RecordingListener();
    CircuitBreaker one = process(new RemoteMemory(shared, LONG, Duration.ofSeconds(1)));
    CircuitBreaker two = process(new RemoteMemory(shared, LONG, Duration.ofSeconds(1)), listener);
    truth.take("the truth", new StorageRequest.Trip(POLICY, "broken"));
    clock.advance(POLICY.reEnableAfter());
    Permit probe = one.acquire();
    assertThat(two.tryAcquire()).isEmpty();
    probe.failed("HTTP 503");
    clock.advance(POLICY.reEnableAfter());

    two.acquire().succeeded();

    listener.awaitOnce("github HALF_OPEN -> CLOSED");
    assertThat(listener.events)
        .startsWith("github refused for 60 s", "github OPEN -> HALF_OPEN")
        .contains("github success")
        .hasSize(4);
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
  void admitAsyncIsAnsweredByTheStorage() {
    CircuitBreaker breaker = process();
    process().trip("broken");

    CompletableFuture<Admission> asked = breaker.admitAsync();

    Eventually.until(asked::isDone);
    assertThat(asked).isCompletedWithValueMatching(CircuitOpenException.class::isInstance);
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
  void flushWithNothingToSendAsksNothing() throws Exception {
    RemoteMemory storage = RemoteMemory.patient(shared);
    process(storage).acquire().abandoned();

    flush();
    flush();

    assertThat(storage.exchangeCount()).isEqualTo(1);
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

  @Test
  void listenerThatCallsTheBreakerFromTheReportingThreadIsNotHeldUp() throws Exception {
    List<BreakerStatus> seen = new CopyOnWriteArrayList<>();
    CircuitBreaker[] breaker = new CircuitBreaker[1];
    BreakerListener nosy =
        new BreakerListener() {
          @Override
          public void onTransition(Transition transition) {
            breaker[0].tryAcquire();
            seen.add(breaker[0].status());
          }
        };
    breaker[0] = process(RemoteMemory.patient(shared), nosy);
    breaker[0].acquire().succeeded();

    breaker[0].trip("by hand");

    Eventually.until(() -> !seen.isEmpty());
    assertThat(seen.get(0).state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void aListenerOnTheReportingThreadMayOperateABreaker() throws Exception {
    List<String> done = new CopyOnWriteArrayList<>();
    CircuitBreaker[] breaker = new CircuitBreaker[1];
    BreakerListener operator =
        new BreakerListener() {
          @Override
          public void onTransition(Transition transition) {
            if (transition.reason().equals("by hand")) {
              breaker[0].lockOpen("maintenance", "ann", Duration.ofDays(1));
              done.add(Thread.currentThread().getName());
            }
          }
        };
    RemoteMemory storage = new RemoteMemory(shared, LONG, Duration.ofHours(1));
    breaker[0] = process(storage, operator);
    breaker[0].acquire().succeeded();
    Eventually.until(storage::isWatched);

    truth.take("the truth", new StorageRequest.Trip(POLICY, "by hand"));
    storage.push("github");

    Eventually.until(() -> !done.isEmpty());
    assertThat(done).containsExactly("breaker-reporter");
    assertThat(truth.view().lock()).isNotNull();
    assertThat(breaker[0].status().lock()).isNotNull();
  }

  @Test
  void interruptedThreadsDoNotPassACircuitWhoseProbeIsDue() throws Exception {
    RemoteMemory storage = new RemoteMemory(shared, LONG, Duration.ofSeconds(1));
    CircuitBreaker breaker = process(storage);
    breaker.trip("broken");
    clock.advance(POLICY.reEnableAfter());
    storage.hang();
    int went = 0;
    try {
      Thread.currentThread().interrupt();
      for (int i = 0; i < 50; i++) {
        went += breaker.tryAcquire().isPresent() ? 1 : 0;
      }
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    storage.work();

    assertThat(went).isZero();
    Eventually.until(() -> breaker.tryAcquire().isPresent());
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

  @Test
  void callsThatTheThreadOfTheProbeMakesBelongToIt() throws Exception {
    CircuitBreaker breaker = process();
    breaker.trip("broken");
    clock.advance(POLICY.reEnableAfter());

    String token = breaker.call(() -> breaker.call(() -> "token"));

    assertThat(token).isEqualTo("token");
    assertThat(truth.view().state()).isEqualTo(CircuitState.CLOSED);
    assertThat(truth.view().total()).isZero();
  }

  @Test
  void aPartOfTheProbeThatFailsDecidesNothing() throws Exception {
    CircuitBreaker breaker = process();
    breaker.trip("broken");
    clock.advance(POLICY.reEnableAfter());

    breaker.call(
        () -> {
          assertThatThrownBy(
                  () ->
                      breaker.call(
                          () -> {
                            throw new IllegalStateException("no token");
                          }))
              .hasMessage("no token");
          assertThat(truth.view().state()).isEqualTo(CircuitState.HALF_OPEN);
          CompletableFuture<Boolean> elsewhere =
              CompletableFuture.supplyAsync(() -> breaker.tryAcquire().isPresent());
          assertThat(elsewhere.get(30, TimeUnit.SECONDS)).isFalse();
          return "done";
        });

    assertThat(truth.view().state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void aThreadThatOnlyHoldsTheProbesPermitIsRefusedAsOthersAre() throws Exception {
    CircuitBreaker breaker = process();
    breaker.trip("broken");
    clock.advance(POLICY.reEnableAfter());

    Permit probe = breaker.acquire();

    assertThat(breaker.tryAcquire()).isEmpty();
    probe.succeeded();
    assertThat(breaker.tryAcquire()).isPresent();
  }
}
