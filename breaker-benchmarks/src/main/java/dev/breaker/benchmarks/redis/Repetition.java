package dev.breaker.benchmarks.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** One operation made over and over by some threads, each as often as it can. */
record Repetition(Operation operation, int threads, Duration length) {
  /** So often, between looks at the clock, that looking does not count. */
  private static final int BATCH = 16;

  /** How often in a second it is made by all threads together. */
  double perSecond() throws InterruptedException {
    try (Workers workers = new Workers(threads)) {
      return Workers.results(workers.start(this::rate)).stream().mapToDouble(rate -> rate).sum();
    }
  }

  private double rate() throws Exception {
    long start = System.nanoTime();
    long count = 0;
    long elapsed;
    do {
      for (int i = 0; i < BATCH; i++) {
        operation.run();
      }
      count += BATCH;
      elapsed = System.nanoTime() - start;
    } while (elapsed < length.toNanos());
    return count * (double) TimeUnit.SECONDS.toNanos(1) / elapsed;
  }

  /** How long it takes, the two looks at the clock included. */
  Histogram latencies() throws InterruptedException {
    try (Workers workers = new Workers(threads)) {
      return merged(Workers.results(workers.start(this::latenciesOfOne)));
    }
  }

  private Histogram latenciesOfOne() throws Exception {
    Histogram histogram = newHistogram();
    long end = System.nanoTime() + length.toNanos();
    long start;
    while ((start = System.nanoTime()) - end < 0) {
      operation.run();
      histogram.recordValue(System.nanoTime() - start);
    }
    return histogram;
  }

  static Histogram newHistogram() {
    return new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
  }

  static Histogram merged(List<Histogram> parts) {
    Histogram all = newHistogram();
    parts.forEach(all::add);
    return all;
  }
}
