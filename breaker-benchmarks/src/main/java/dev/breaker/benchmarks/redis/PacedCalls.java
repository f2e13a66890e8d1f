package dev.breaker.benchmarks.redis;

import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Calls at a steady rate on several threads, until stopped. */
final class PacedCalls implements AutoCloseable {
  private final Workers workers;
  private final long intervalNanos;
  private final Operation call;
  private volatile boolean stopped;

  PacedCalls(int callsPerSecond, int threads, Operation call) {
    workers = new Workers(threads);
    intervalNanos = TimeUnit.SECONDS.toNanos(threads) / callsPerSecond;
    this.call = call;
  }

  List<Future<Made>> start() {
    return workers.start(this::calls);
  }

  /** A call that is late is made at once, so that the rate holds. */
  private Made calls() {
    Histogram waits = Repetition.newHistogram();
    long failed = 0;
    long due = System.nanoTime();
    while (!stopped) {
      long early = due - System.nanoTime();
      if (early > 0) {
        LockSupport.parkNanos(early);
        continue;
      }
      long start = System.nanoTime();
      try {
        call.run();
      } catch (Exception e) {
        failed++;
      }
      waits.recordValue(System.nanoTime() - start);
      due += intervalNanos;
    }
    return new Made(waits, failed);
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    stop();
    workers.close();
  }

  /** How long calls took, and how many threw. */
  record Made(Histogram waits, long failed) {
    static Made together(List<Made> parts) {
      return new Made(
          Repetition.merged(parts.stream().map(Made::waits).toList()),
          parts.stream().mapToLong(Made::failed).sum());
    }
  }
}
