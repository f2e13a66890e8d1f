package dev.breaker.benchmarks.memory;

import com.alibaba.csp.sentinel.SphU;
import com.alibaba.csp.sentinel.slots.block.BlockException;
import dev.breaker.CircuitOpenException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A permit of a closed circuit, and a success. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ClosedSuccess {
  @Benchmark
  public void breaker(Breaker peer) throws CircuitOpenException {
    peer.closed.acquire().succeeded();
  }

  @Benchmark
  public void failsafeCountBased(Failsafe peer) {
    if (peer.countBased.tryAcquirePermit()) {
      peer.countBased.recordSuccess();
    }
  }

  @Benchmark
  public void failsafeTimeBased(Failsafe peer) {
    if (peer.timeBased.tryAcquirePermit()) {
      peer.timeBased.recordSuccess();
    }
  }

  @Benchmark
  public void resilience4jCountBased(Resilience4j peer) {
    Resilience4j.succeed(peer.countBased);
  }

  @Benchmark
  public void resilience4jTimeBased(Resilience4j peer) {
    Resilience4j.succeed(peer.timeBased);
  }

  @Benchmark
  public void resilience4jTimeBasedLockFree(Resilience4j peer) {
    Resilience4j.succeed(peer.lockFree);
  }

  @Benchmark
  public void sentinel(Sentinel peer) throws BlockException {
    SphU.entry(Sentinel.CLOSED).exit();
  }
}
