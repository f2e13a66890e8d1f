package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to guarded calls, and in whichever order: each permit is settled exactly once,
 * and no lease stays behind. The same {@code interleavings.seed}, a system property, makes the same
 * interleavings again; {@code interleavings.count} says how many. {@code .ci/run} asks for a
 * million.
 */
final class InterleavingsTest {
  private static final long SEED = Long.getLong("interleavings.seed", System.nanoTime());
  private static final int COUNT = Integer.getInteger("interleavings.count", 100_000);

  /** Of that many, this share is run by two threads at once; the others are steps of one. */
  private static final int RACES = COUNT / 10;

  private static final int ORDERS = COUNT - RACES;

  @Test
  void everyOrderOfStepsSettlesEachPermitOnce() throws Exception {
    System.out.printf(
        "interleavings: %d of steps, %d of threads, interleavings.seed=%d%n", ORDERS, RACES, SEED);
    Refusal[] refusals = Refusal.values();
    ExecutorService threads = Executors.newFixedThreadPool(refusals.length);
    try {
      List<Future<Integer>> parts = new ArrayList<>();
      for (int i = 0; i < refusals.length; i++) {
        int first = i;
        parts.add(threads.submit(() -> run(first, refusals)));
      }
      int run = 0;
      for (Future<Integer> part : parts) {
        run += part.get();
      }
      assertThat(run).isEqualTo(ORDERS);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Each thread runs its own ones: the first, and every so many after it. */
  private static int run(int first, Refusal[] refusals) {
    int run = 0;
    try (Interleaving interleaving = new Interleaving(refusals[first])) {
      for (int i = first; i < ORDERS; i += refusals.length) {
        try {
          interleaving.run(SEED + i);
        } catch (AssertionError failed) {
          throw new AssertionError("interleaving " + i + " of seed " + SEED, failed);
        }
        run++;
      }
    }
    return run;
  }

  @Test
  void twoThreadsAtOnceSettleEachPermitOnce() {
    SplittableRandom random = new SplittableRandom(SEED);
    try (Race race = new Race()) {
      for (int i = 0; i < RACES; i++) {
        race.run(random.nextInt(), random.nextInt(200));
      }
    }
  }
}
