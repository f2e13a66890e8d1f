package dev.breaker.benchmarks.retrofit;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.Refusal;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retrofit.CircuitBreakerCallAdapter;
import java.time.Duration;
import retrofit2.Retrofit;

/** Clients of the same interface, each guarded by another library or by none. */
final class Clients {
  /** No run lasts that long, so what is open stays open. */
  private static final Duration OPEN_TIME = Duration.ofDays(1);

  private Clients() {}

  static GitHub plain() {
    return retrofit().build().create(GitHub.class);
  }

  static GitHub closedBreaker() {
    return CircuitBrokenGitHub.create(retrofit().build(), CircuitBreakers.inMemory());
  }

  static GitHub openBreaker(Refusal refusal) {
    CircuitBreakers breakers = CircuitBreakers.builder().refusal(refusal).build();
    GitHub client = CircuitBrokenGitHub.create(retrofit().build(), breakers);
    for (CircuitBreaker breaker : breakers.all()) {
      breaker.trip("benchmark");
    }
    return client;
  }

  static GitHub closedResilience4j() {
    return guarded(
        io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
            "closed", CircuitBreakerConfig.ofDefaults()));
  }

  static GitHub openResilience4j(boolean stackTraces) {
    var breaker =
        io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
            "open",
            CircuitBreakerConfig.custom()
                .waitDurationInOpenState(OPEN_TIME)
                .writableStackTraceEnabled(stackTraces)
                .build());
    breaker.transitionToOpenState();
    return guarded(breaker);
  }

  private static GitHub guarded(io.github.resilience4j.circuitbreaker.CircuitBreaker breaker) {
    return retrofit()
        .addCallAdapterFactory(CircuitBreakerCallAdapter.of(breaker))
        .build()
        .create(GitHub.class);
  }

  private static Retrofit.Builder retrofit() {
    return new Retrofit.Builder().baseUrl("http://localhost/").callFactory(new InstantCalls());
  }
}
