package dev.breaker.benchmarks.retrofit;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.retrofit.FailsafeCall;
import java.time.Duration;
import retrofit2.Response;

/** Failsafe wraps each call where it is made, so what it guards is not a client but calls. */
final class FailsafeClients {
  private FailsafeClients() {}

  static FailsafeCall.FailsafeCallBuilder<Void> closed() {
    return FailsafeCall.with(
        CircuitBreaker.<Response<Void>>builder().withFailureThreshold(100, 100).build());
  }

  static FailsafeCall.FailsafeCallBuilder<Void> open() {
    CircuitBreaker<Response<Void>> breaker =
        CircuitBreaker.<Response<Void>>builder().withDelay(Duration.ofDays(1)).build();
    breaker.open();
    return FailsafeCall.with(breaker);
  }
}
