package dev.breaker.benchmarks.retrofit;

import dev.failsafe.retrofit.FailsafeCall.FailsafeCallBuilder;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import retrofit2.Response;

/** A call that goes and succeeds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class ClosedCall {
  private final GitHub plain = Clients.plain();
  private final GitHub breaker = Clients.closedBreaker();
  private final GitHub resilience4j = Clients.closedResilience4j();
  private final FailsafeCallBuilder<Void> failsafe = FailsafeClients.closed();

  @Benchmark
  public Response<Void> plain() throws IOException {
    return plain.starred().execute();
  }

  @Benchmark
  public Response<Void> breaker() throws IOException {
    return breaker.starred().execute();
  }

  @Benchmark
  public Response<Void> resilience4j() throws IOException {
    return resilience4j.starred().execute();
  }

  @Benchmark
  public Response<Void> failsafe() throws IOException {
    return failsafe.compose(plain.starred()).execute();
  }
}
