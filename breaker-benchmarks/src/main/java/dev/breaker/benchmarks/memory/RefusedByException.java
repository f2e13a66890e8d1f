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

/** No permit, because the circuit is open: told by an exception. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RefusedByException {
  @Benchmark
  public Object breaker(Breaker peer) {
    try {
      return peer.open.acquire();
    } catch (CircuitOpenException refused) {
      return refused;
    }
  }

  @Benchmark
  public @Nullable Object resilience4j(Resilience4j peer) {
    try {
      peer.open.acquirePermission();
      return null;
    } catch (CallNotPermittedException refused) {
      return refused;
    }
  }

  @Benchmark
  public @Nullable Object resilience4jWithoutStackTrace(Resilience4j peer) {
    try {
      peer.openWithoutStackTrace.acquirePermission();
      return null;
    } catch (CallNotPermittedException refused) {
      return refused;
    }
  }

  @Benchmark
  public Object sentinel(Sentinel peer) {
    try {
      return SphU.entry(Sentinel.OPEN);
    } catch (BlockException refused) {
      return refused;
    }
  }
}
