package dev.breaker.benchmarks.memory;

import com.alibaba.csp.sentinel.Entry;
import com.alibaba.csp.sentinel.SphU;
import com.alibaba.csp.sentinel.Tracer;
import com.alibaba.csp.sentinel.slots.block.BlockException;
import dev.breaker.CircuitOpenException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A permit of a closed circuit, and a failure that does not trip it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class ClosedFailure {
  private final IOException failure = new IOException("HTTP 503");

  @Benchmark
  public void breaker(Breaker peer) throws CircuitOpenException {
    peer.failing.acquire().failed("HTTP 503");
  }

  @Benchmark
  public void failsafeTimeBased(Failsafe peer) {
    if (peer.failing.tryAcquirePermit()) {
      peer.failing.recordFailure();
    }
  }

  @Benchmark
  public void resilience4jCountBased(Resilience4j peer) {
    Resilience4j.fail(peer.countBasedFailing, failure);
  }

  @Benchmark
  public void resilience4jTimeBased(Resilience4j peer) {
    Resilience4j.fail(peer.timeBasedFailing, failure);
  }

  @Benchmark
  public void resilience4jTimeBasedLockFree(Resilience4j peer) {
    Resilience4j.fail(peer.lockFreeFailing, failure);
  }

  @Benchmark
  public void sentinel(Sentinel peer) throws BlockException {
    Entry entry = SphU.entry(Sentinel.FAILING);
    Tracer.traceEntry(failure, entry);
    entry.exit();
  }
}
