package dev.breaker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.base.NanoClock;
import dev.breaker.base.ProcessClock;
import dev.breaker.fixtures.FakeClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class MemoryCircuitTest {
  private static final int THREADS = 8;
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withTtl(Duration.ofDays(7)).withPercentFailed(100);

  @Test
  void countsEveryOutcomeOfManyThreads() throws Exception {
    MemoryCircuit circuit = new MemoryCircuit(POLICY, System::nanoTime, InstantSource.system());

    onManyThreads(
        thread -> {
          for (int i = 0; i < 1_000_000; i++) {
            Period period = circuit.admit("me");
            if (thread == 0 && i % 100 == 99) {
              circuit.failed(period, "HTTP 503", "me");
            } else {
              circuit.succeeded(period, "me");
            }
          }
        });

    assertThat(circuit.view().failures()).isEqualTo(10_000);
    assertThat(circuit.view().total()).isEqualTo(8_000_000);
  }

  @Test
  void countsEveryOutcomeWhileSlotsTurn() throws Exception {
    FakeClock clock = new FakeClock();
    MemoryCircuit circuit =
        new MemoryCircuit(
            POLICY.withTtl(Duration.ofSeconds(32)).withMinimumFailures(1_000), clock, clock);

    onManyThreads(
        thread -> {
          for (int i = 0; i < 20_000; i++) {
            if (thread == 0 && i % 1_000 == 0) {
              clock.advance(Duration.ofSeconds(1));
            }
            circuit.succeeded(circuit.admit("me"), "me");
          }
        });

    assertThat(circuit.view().total()).isEqualTo(160_000);
  }

  @Test
  void tripsOnceHoweverManyFailAtOnce() throws Exception {
    MemoryCircuit circuit =
        new MemoryCircuit(
            POLICY.withMinimumFailures(100), System::nanoTime, InstantSource.system());
    long before = circuit.view().epoch();

    onManyThreads(
        thread -> {
          for (int i = 0; i < 1_000; i++) {
            Period period = circuit.admit("me");
            if (period != null) {
              circuit.failed(period, "HTTP 503", "me");
            }
          }
        });

    assertThat(circuit.view().state()).isEqualTo(CircuitState.OPEN);
    assertThat(circuit.view().epoch()).isEqualTo(before + 1);
    assertThat(circuit.view().failures()).isGreaterThanOrEqualTo(100);
  }

  @Test
  void leasesOneProbeHoweverManyAsk() throws Exception {
    FakeClock clock = new FakeClock();
    MemoryCircuit circuit = new MemoryCircuit(POLICY, clock, clock);
    AtomicInteger probes = new AtomicInteger();
    for (int round = 1; round <= 20; round++) {
      circuit.take("me", new StorageRequest.Trip(circuit.policy(), "broken"));
      clock.advance(POLICY.reEnableAfter());

      onManyThreads(
          thread -> {
            for (int i = 0; i < 100; i++) {
              if (circuit.admit("me") != null) {
                probes.incrementAndGet();
              }
            }
          });

      assertThat(probes).hasValue(round);
    }
  }

  @Test
  void standInRefusesForAsLongAsTheOtherWouldHave() {
    FakeClock clock = new FakeClock();
    CircuitView open =
        new CircuitView(
            CircuitState.OPEN,
            77,
            Duration.ofSeconds(10).toNanos(),
            5,
            9,
            "5 of 9 calls failed",
            null,
            null);

    MemoryCircuit circuit = MemoryCircuit.continuing(POLICY, clock, open);

    assertThat(circuit.admit("me")).isNull();
    assertThat(circuit.view().remainingNanos()).isEqualTo(open.remainingNanos());
    assertThat(circuit.view().reason()).isEqualTo("5 of 9 calls failed");
    clock.advance(Duration.ofSeconds(10));
    assertThat(circuit.admit("me")).isNotNull();
  }

  /** Nobody but a success looks at the clock after a freeze, as while all is well. */
  @Test
  void successesAfterAFreezeAreNotTooOld() {
    FreezableClock clock = new FreezableClock();
    MemoryCircuit circuit = circuit(clock);
    clock.freeze(Duration.ofMinutes(20));

    for (int i = 0; i < 1_000; i++) {
      clock.run(Duration.ofMillis(10));
      circuit.succeeded(circuit.admit("me"), "me");
    }
    for (int i = 0; i < 5; i++) {
      circuit.failed(circuit.admit("me"), "HTTP 503", "me");
    }

    assertThat(circuit.view().state()).isEqualTo(CircuitState.CLOSED);
    assertThat(circuit.view().total()).as("all but the first slot's").isGreaterThan(800);
  }

  @Test
  void failuresOfBeforeAFreezeTripNothing() {
    FreezableClock clock = new FreezableClock();
    MemoryCircuit circuit = circuit(clock);
    for (int i = 0; i < 4; i++) {
      circuit.failed(circuit.admit("me"), "HTTP 503", "me");
    }
    clock.freeze(Duration.ofMinutes(20));

    circuit.failed(circuit.admit("me"), "HTTP 503", "me");

    assertThat(circuit.view().state()).isEqualTo(CircuitState.CLOSED);
    for (int i = 0; i < 5; i++) {
      clock.run(Duration.ofMillis(10));
      circuit.failed(circuit.admit("me"), "HTTP 503", "me");
    }
    assertThat(circuit.view().state()).isEqualTo(CircuitState.OPEN);
  }

  private static MemoryCircuit circuit(NanoClock clock) {
    return new MemoryCircuit(
        POLICY.withTtl(Duration.ofSeconds(64)).withPercentFailed(10).withMinimumFailures(5),
        clock,
        InstantSource.system());
  }

  /** Of a process that notices a freeze only when somebody looks closely. */
  private static final class FreezableClock extends ProcessClock {
    private static final AtomicLong RUNNING = new AtomicLong(Duration.ofDays(1).toNanos());
    private static final AtomicLong WALL = new AtomicLong(Duration.ofDays(1).toNanos());

    void run(Duration time) {
      RUNNING.addAndGet(time.toNanos());
      WALL.addAndGet(time.toNanos());
    }

    void freeze(Duration time) {
      WALL.addAndGet(time.toNanos());
    }

    // Asked for while the clock is made, and so not of fields.
    @Override
    protected long runningTime() {
      return RUNNING.get();
    }

    @Override
    protected long wallTime() {
      return WALL.get();
    }
  }

  @Test
  void oldSlotsAreLetGoOf() {
    FakeClock clock = new FakeClock();
    Window window = new Window(Duration.ofSeconds(32), clock.now());
    for (int i = 0; i < 1_000; i++) {
      window.succeeded(clock);
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(window.slotCount()).isEqualTo(33);
  }

  private static void onManyThreads(IntConsumer work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CountDownLatch start = new CountDownLatch(THREADS);
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int number = thread;
        running.add(
            threads.submit(
                () -> {
                  start.countDown();
                  start.await();
                  work.accept(number);
                  return null;
                }));
      }
      for (Future<?> future : running) {
        future.get(2, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
