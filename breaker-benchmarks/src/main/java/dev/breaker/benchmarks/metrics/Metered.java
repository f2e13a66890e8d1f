package dev.breaker.benchmarks.metrics;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.micrometer.BreakerMetrics;
import dev.breaker.storage.BreakerPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Closed circuits whose calls are counted, and timers that count by themselves. */
@State(Scope.Benchmark)
public class Metered {
  private final MeterRegistry simpleRegistry = new SimpleMeterRegistry();
  private final MeterRegistry prometheusRegistry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  final CircuitBreaker withoutMetrics = breaker(CircuitBreakers.inMemory());
  final CircuitBreaker simple = breaker(metered(simpleRegistry));
  final CircuitBreaker prometheus = breaker(metered(prometheusRegistry));
  final Timer simpleTimer = simpleRegistry.timer("bare");
  final Timer prometheusTimer = prometheusRegistry.timer("bare");

  private static CircuitBreakers metered(MeterRegistry registry) {
    CircuitBreakers breakers = CircuitBreakers.inMemory();
    new BreakerMetrics(breakers).bindTo(registry);
    return breakers;
  }

  private static CircuitBreaker breaker(CircuitBreakers breakers) {
    return breakers.breaker(BreakerPolicy.forService("closed"));
  }
}
