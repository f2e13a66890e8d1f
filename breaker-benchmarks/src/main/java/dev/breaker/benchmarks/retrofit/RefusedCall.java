package dev.breaker.benchmarks.retrofit;

import dev.breaker.CircuitOpenException;
import dev.breaker.Refusal;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.retrofit.FailsafeCall.FailsafeCallBuilder;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import retrofit2.Response;

/** A call that does not go, because the circuit is open. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class RefusedCall {
  private final GitHub plain = Clients.plain();
  private final GitHub throwing = Clients.openBreaker(Refusal.THROW);
  private final GitHub responding = Clients.openBreaker(Refusal.RESPOND_500);
  private final GitHub resilience4j = Clients.openResilience4j(true);
  private final GitHub resilience4jWithoutStackTrace = Clients.openResilience4j(false);
  private final FailsafeCallBuilder<Void> failsafe = FailsafeClients.open();

  @Benchmark
  public Object breakerThrows() throws IOException {
    try {
      return throwing.starred().execute();
    } catch (CircuitOpenException refused) {
      return refused;
    }
  }

  @Benchmark
  public Response<Void> breakerResponds500() throws IOException {
    return responding.starred().execute();
  }

  @Benchmark
  public Object resilience4j() throws IOException {
    return refused(resilience4j);
  }

  @Benchmark
  public Object resilience4jWithoutStackTrace() throws IOException {
    return refused(resilience4jWithoutStackTrace);
  }

  private static Object refused(GitHub client) throws IOException {
    try {
      return client.starred().execute();
    } catch (CallNotPermittedException refused) {
      return refused;
    }
  }

  @Benchmark
  public Object failsafe() throws IOException {
    try {
      return failsafe.compose(plain.starred()).execute();
    } catch (CircuitBreakerOpenException refused) {
      return refused;
    }
  }
}
