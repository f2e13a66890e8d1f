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
  private final FailsafeCallBuilder<String> failsafe = FailsafeClients.closed();

  @Benchmark
  public Response<String> plain() throws IOException {
    return plain.octocat().execute();
  }

  @Benchmark
  public Response<String> breaker() throws IOException {
    return breaker.octocat().execute();
  }

  @Benchmark
  public Response<String> resilience4j() throws IOException {
    return resilience4j.octocat().execute();
  }

  @Benchmark
  public Response<String> failsafe() throws IOException {
    return failsafe.compose(plain.octocat()).execute();
  }
}
