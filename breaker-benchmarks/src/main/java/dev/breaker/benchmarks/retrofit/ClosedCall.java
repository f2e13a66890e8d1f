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
import org.openjdk.jmh.infra.Blackhole;
import retrofit2.Call;
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
  public Response<Void> plain(Blackhole blackhole) throws IOException {
    return seen(plain.starred(), blackhole).execute();
  }

  @Benchmark
  public Response<Void> breaker(Blackhole blackhole) throws IOException {
    return seen(breaker.starred(), blackhole).execute();
  }

  @Benchmark
  public Response<Void> resilience4j(Blackhole blackhole) throws IOException {
    return seen(resilience4j.starred(), blackhole).execute();
  }

  @Benchmark
  public Response<Void> failsafe(Blackhole blackhole) throws IOException {
    return failsafe.compose(seen(plain.starred(), blackhole)).execute();
  }

  /** Else the compiler does without the call in some processes, which then look like savings. */
  private static Call<Void> seen(Call<Void> call, Blackhole blackhole) {
    blackhole.consume(call);
    return call;
  }
}
