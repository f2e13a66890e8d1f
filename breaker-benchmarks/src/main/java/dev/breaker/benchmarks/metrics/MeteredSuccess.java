package dev.breaker.benchmarks.metrics;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitOpenException;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** One successful call by a closed circuit; a timer reads the clock as often as a breaker does. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MeteredSuccess {
  @Benchmark
  public void breakerWithoutMetrics(Metered metered) throws CircuitOpenException {
    call(metered.withoutMetrics);
  }

  @Benchmark
  public void breakerSimple(Metered metered) throws CircuitOpenException {
    call(metered.simple);
  }

  @Benchmark
  public void breakerPrometheus(Metered metered) throws CircuitOpenException {
    call(metered.prometheus);
  }

  @Benchmark
  public void timerSimple(Metered metered) {
    time(metered.simpleTimer);
  }

  @Benchmark
  public void timerPrometheus(Metered metered) {
    time(metered.prometheusTimer);
  }

  private static void call(CircuitBreaker breaker) throws CircuitOpenException {
    breaker.acquire().succeeded();
  }

  private static void time(Timer timer) {
    long start = System.nanoTime();
    timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
  }
}
