package dev.breaker.benchmarks.memory;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** No permit, because the circuit is open: told by a value. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Refused {
  @Benchmark
  public boolean breaker(Breaker peer) {
    return peer.open.tryAcquire().isPresent();
  }

  @Benchmark
  public boolean failsafe(Failsafe peer) {
    return peer.open.tryAcquirePermit();
  }

  @Benchmark
  public boolean resilience4j(Resilience4j peer) {
    return peer.open.tryAcquirePermission();
  }
}
