package dev.breaker.benchmarks.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that begin together. */
final class Workers implements AutoCloseable {
  private final ExecutorService executor;
  private final int threads;

  Workers(int threads) {
    this.threads = threads;
    executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "benchmark-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Starts the work on every thread. */
  <T> List<Future<T>> start(Callable<T> work) {
    CyclicBarrier together = new CyclicBarrier(threads);
    List<Future<T>> started = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      started.add(
          executor.submit(
              () -> {
                together.await();
                return work.call();
              }));
    }
    return started;
  }

  /** Waits for what each thread brings. */
  static <T> List<T> results(List<Future<T>> started) throws InterruptedException {
    List<T> results = new ArrayList<>();
    for (Future<T> future : started) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("a worker failed", e.getCause());
      }
    }
    return results;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
