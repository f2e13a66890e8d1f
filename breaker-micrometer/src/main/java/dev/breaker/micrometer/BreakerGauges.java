package dev.breaker.micrometer;

import dev.breaker.CircuitBreaker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;

/** What a breaker's status says, read when the registry asks. */
final class BreakerGauges {
  private BreakerGauges() {}

  static List<Gauge> register(MeterRegistry registry, Tags tags, CircuitBreaker breaker) {
    List<Gauge> gauges = new ArrayList<>();
    for (String state : StateName.ALL) {
      gauges.add(
          Gauge.builder("breaker.state", breaker, b -> isIn(b, state) ? 1 : 0)
              .description("1 for the state that the circuit is in, as this process knows it")
              .tags(tags.and("state", state))
              .register(registry));
    }
    gauges.add(
        Gauge.builder("breaker.failures.percent", breaker, b -> b.status().percentFailed())
            .description("The share of failures in the window of the fleet")
            .baseUnit("percent")
            .tags(tags)
            .register(registry));
    gauges.add(
        Gauge.builder("breaker.degraded", breaker, b -> b.status().degraded() ? 1 : 0)
            .description("1 while the storage cannot be used and this process decides alone")
            .tags(tags)
            .register(registry));
    gauges.add(
        Gauge.builder("breaker.unsent", breaker, b -> b.status().unsent())
            .description("Outcomes that the storage has not confirmed")
            .baseUnit("outcomes")
            .tags(tags)
            .register(registry));
    return gauges;
  }

  private static boolean isIn(CircuitBreaker breaker, String state) {
    return StateName.of(breaker.status()).equals(state);
  }
}
