package dev.breaker.benchmarks.memory;

import com.alibaba.csp.sentinel.SphU;
import com.alibaba.csp.sentinel.slots.block.BlockException;
import dev.breaker.CircuitOpenException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** No permit, because the circuit is open: told by a value, or by an exception. */
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

  @Benchmark
  public Object breakerThrows(Breaker peer) {
    try {
      return peer.open.acquire();
    } catch (CircuitOpenException refused) {
      return refused;
    }
  }

  @Benchmark
  public @Nullable Object resilience4jThrows(Resilience4j peer) {
    try {
      peer.open.acquirePermission();
      return null;
    } catch (CallNotPermittedException refused) {
      return refused;
    }
  }

  @Benchmark
  public @Nullable Object resilience4jThrowsWithoutStackTrace(Resilience4j peer) {
    try {
      peer.openWithoutStackTraces.acquirePermission();
      return null;
    } catch (CallNotPermittedException refused) {
      return refused;
    }
  }

  @Benchmark
  public Object sentinelThrows(Sentinel peer) {
    try {
      return SphU.entry(Sentinel.OPEN);
    } catch (BlockException refused) {
      return refused;
    }
  }
}
