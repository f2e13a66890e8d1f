package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A fleet sends one probe to a service whose open time is over. */
class FleetProbeTest extends FleetFixture {
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
