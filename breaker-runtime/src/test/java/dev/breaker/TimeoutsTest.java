package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.InMemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The storage does not answer in time: those who wait, however many they are, do not queue. */
@Tag("slow")
class TimeoutsTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  private final FakeClock clock = new FakeClock();
  private final RemoteMemory storage =
      new RemoteMemory(new InMemoryStorage(clock), SHORT, Duration.ofHours(1));
  private final RecordingListener listener = new RecordingListener();
  private final CircuitBreakers breakers =
      CircuitBreakers.builder().storage(storage).listener(listener).viewClock(clock).build();

  @AfterEach
  void close() {
    storage.work();
    breakers.close();
  }

  private List<CircuitBreaker> known(int count) {
    List<CircuitBreaker> services = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      CircuitBreaker service = breakers.breaker(BreakerPolicy.forService("service-" + i));
      services.add(service);
      service.tryAcquire().ifPresent(Permit::abandoned);
    }
    Eventually.until(() -> services.stream().noneMatch(service -> service.status().degraded()));
    return services;
  }

  @Test
  void allWhoAskedAsynchronouslyAreAnsweredOnceByOneThread() throws Exception {
    CircuitBreaker breaker = known(1).get(0);
    clock.advance(Duration.ofHours(2));
    storage.hang();
    Set<String> threads = ConcurrentHashMap.newKeySet();
    List<CompletableFuture<Void>> answered = new ArrayList<>();

    for (int i = 0; i < 3_000; i++) {
      answered.add(
          breaker.admitAsync().thenAccept(answer -> threads.add(Thread.currentThread().getName())));
    }

    CompletableFuture.allOf(answered.toArray(new CompletableFuture<?>[0]))
        .get(30, TimeUnit.SECONDS);
    // The last ones may have found the storage away when they asked.
    assertThat(threads)
        .contains("breaker-timeouts")
        .isSubsetOf("breaker-timeouts", Thread.currentThread().getName());
  }

  @Test
  void noticingAnOutageChangesNoCircuitThatIsNotUsed() throws Exception {
    List<CircuitBreaker> services = known(500);
    clock.advance(Duration.ofHours(2));
    storage.hang();
    ExecutorService threads = Executors.newFixedThreadPool(100);
    try {
      List<Future<Boolean>> calls = new ArrayList<>();
      for (CircuitBreaker service : services.subList(0, 100)) {
        calls.add(threads.submit(() -> service.tryAcquire().isPresent()));
      }
      for (Future<Boolean> call : calls) {
        assertThat(call.get(30, TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    int exchanges = storage.exchangeCount();
    listener.awaitOnce("unavailable: no answer within 200 ms");

    storage.work();
    Eventually.until(() -> services.stream().noneMatch(service -> service.status().degraded()));

    long askedAgain =
        storage.requests().stream()
            .skip(storage.requestsOfFirst(exchanges))
            .map(request -> request.policy().service())
            .distinct()
            .count();
    assertThat(askedAgain).as("only those that were used have to come back").isBetween(1L, 100L);
  }

  private List<CompletableFuture<Admission>> askAll(List<CircuitBreaker> services) {
    return services.stream().map(CircuitBreaker::admitAsync).toList();
  }

  @Test
  void noExchangeHasMoreThanAHundredAndTwentyEightSteps() throws Exception {
    RemoteMemory patient = RemoteMemory.patient(clock);
    try (CircuitBreakers many =
        CircuitBreakers.builder().storage(patient).viewClock(clock).build()) {
      List<CircuitBreaker> services = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        services.add(many.breaker(BreakerPolicy.forService("service-" + i)));
      }
      for (CompletableFuture<Admission> asked : askAll(services)) {
        ((Permit) asked.get(30, TimeUnit.SECONDS)).succeeded();
      }
      many.flush();

      assertThat(patient.requests()).hasSize(4_000);
      assertThat(patient.sizes())
          .allMatch(size -> size <= 128)
          .as("not one by one, either")
          .hasSizeLessThan(400);
    }
  }

  /** It takes so long because of its size, which says nothing about the storage. */
  @Test
  void aLargeExchangeThatTakesLongerThanTheTimeoutIsNoOutage() throws Exception {
    RemoteMemory patient = RemoteMemory.patient(clock);
    RecordingListener told = new RecordingListener();
    try (CircuitBreakers many =
        CircuitBreakers.builder().storage(patient).listener(told).viewClock(clock).build()) {
      List<CircuitBreaker> services = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        services.add(many.breaker(BreakerPolicy.forService("service-" + i)));
      }
      askAllAtOnce(patient, services);
      assertThat(patient.sizes()).as("while the storage is quick").contains(128);
      int before = patient.exchangeCount();
      clock.advance(Duration.ofHours(2));
      patient.meanwhile(
          () -> {
            List<Integer> sizes = patient.sizes();
            clock.advance(Duration.ofMillis(600L * sizes.get(sizes.size() - 1)));
          });

      askAllAtOnce(patient, services);
      patient.meanwhile(() -> {});

      assertThat(told.events).noneMatch(event -> event.contains("navailable"));
      assertThat(patient.sizes().subList(before, patient.exchangeCount()))
          .as("then fewer, since the timeout of 60 s is over with a hundred")
          .contains(32);
    }
  }

  /** All have asked before the first of them is answered, on however loaded a machine. */
  private void askAllAtOnce(RemoteMemory patient, List<CircuitBreaker> services) throws Exception {
    patient.holdReplies();
    List<CompletableFuture<Admission>> asking = askAll(services);
    patient.release();
    for (CompletableFuture<Admission> asked : asking) {
      assertThat(asked.get(30, TimeUnit.SECONDS)).isInstanceOf(Permit.class);
    }
  }

  @Test
  void anExchangeThatHangsForEverIsEnded() {
    CircuitBreaker breaker = known(1).get(0);
    clock.advance(Duration.ofHours(2));
    storage.hang();

    assertThat(breaker.tryAcquire()).isPresent();

    // Nothing else would end it.
    Eventually.until(() -> !breaker.status().degraded());
    listener.awaitOnce("unavailable: no answer within 200 ms");
    listener.awaitOnce("recovered");
  }

  /**
   * The thread wakes up for each of them, and must not take that for the time of three timeouts.
   */
  @Test
  void manyWhoAreDueOneAfterTheOtherDoNotEndAnExchange() throws Exception {
    RemoteMemory slow =
        new RemoteMemory(new InMemoryStorage(clock), Duration.ofSeconds(1), Duration.ofHours(1));
    try (CircuitBreakers breakers =
        CircuitBreakers.builder().storage(slow).viewClock(clock).build()) {
      slow.hang();
      List<CompletableFuture<Admission>> asked = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        asked.add(breakers.breaker(BreakerPolicy.forService("service-" + i)).admitAsync());
        LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
      }

      for (CompletableFuture<Admission> each : asked) {
        each.get(30, TimeUnit.SECONDS);
      }

      assertThat(slow.ends()).isZero();
      slow.work();
    }
  }

  /** No call waits for a retry, and so none finds out that it hangs. */
  @Test
  void aRetryThatHangsForEverIsEnded() throws Exception {
    CircuitBreaker breaker = known(1).get(0);
    storage.failWith("Connection reset");
    clock.advance(Duration.ofHours(2));
    breaker.tryAcquire();
    Eventually.until(() -> breaker.status().degraded());
    int before = storage.exchangeCount();
    storage.hang();
    storage.recover();
    Eventually.until(() -> storage.exchangeCount() > before);

    Eventually.until(() -> !breaker.status().degraded());
  }

  @Test
  void aCallThatHasWaitedForItsAdmissionDoesNotWaitAgain() throws Exception {
    FakeClock clock = new FakeClock();
    RemoteMemory patient = RemoteMemory.patient(clock);
    try (CircuitBreakers breakers =
        CircuitBreakers.builder().storage(patient).viewClock(clock).build()) {
      CircuitBreaker breaker =
          breakers.breaker(BreakerPolicy.forService("github").withMinimumFailures(1));
      patient.meanwhile(() -> clock.advance(patient.timeout()));
      Permit permit = breaker.acquire();
      patient.meanwhile(() -> {});
      patient.hang();

      // Would else wait for a minute, which is the timeout here.
      permit.failed("HTTP 503");

      assertThat(breaker.status().degraded()).isFalse();
      patient.work();
      Eventually.until(() -> breaker.tryAcquire().isEmpty());
    }
  }

  @Test
  void maintenanceThatFailsIsTriedEverMoreSeldomAndIsNoOutage() throws Exception {
    CircuitBreaker breaker = known(1).get(0);
    storage.failMaintenance();
    int before = storage.maintained();

    for (int i = 0; i < 200; i++) {
      breaker.trip("broken");
      breaker.reset();
    }

    assertThat(storage.maintained() - before).isLessThan(20);
    assertThat(breaker.status().degraded()).isFalse();
    assertThat(listener.events).noneMatch(event -> event.contains("navailable"));
  }
}
