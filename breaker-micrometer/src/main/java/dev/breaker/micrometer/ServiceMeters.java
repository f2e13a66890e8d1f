package dev.breaker.micrometer;

import dev.breaker.CircuitBreaker;
import dev.breaker.storage.CircuitState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The meters of one breaker in one registry. All are looked up when the breaker is registered, so
 * that a call makes no tags, and a counter is there at 0 before it counts: a rate needs both.
 */
final class ServiceMeters {
  private final MeterRegistry registry;
  private final CircuitBreaker breaker;
  private final List<Meter> all = new ArrayList<>();
  private final Timer successes;
  private final Timer failures;
  private final Timer slow;
  private final Timer ignored;
  private final Timer fallbacks;
  private final Counter refused;
  private final Counter wouldRefuse;
  private final TransitionCounters transitions;

  ServiceMeters(MeterRegistry registry, Tags extraTags, CircuitBreaker breaker) {
    this.registry = registry;
    this.breaker = breaker;
    Tags tags = extraTags.and("service", breaker.service());
    successes = calls(tags, "success");
    failures = calls(tags, "failure");
    slow = calls(tags, "slow");
    ignored = calls(tags, "ignored");
    fallbacks = calls(tags, "fallback");
    refused = counter("breaker.refused", "Calls that were refused", tags);
    wouldRefuse =
        counter("breaker.would.refuse", "Calls that went, and would have been refused", tags);
    transitions = new TransitionCounters(registry, tags);
    all.addAll(transitions.all());
    all.addAll(BreakerGauges.register(registry, tags, breaker));
  }

  private Timer calls(Tags tags, String outcome) {
    Timer timer =
        Timer.builder("breaker.calls")
            .description("Calls by their outcome, from admission to outcome")
            .tags(tags.and("outcome", outcome))
            .register(registry);
    all.add(timer);
    return timer;
  }

  private Counter counter(String name, String description, Tags tags) {
    Counter counter =
        Counter.builder(name)
            .description(description)
            .baseUnit("calls")
            .tags(tags)
            .register(registry);
    all.add(counter);
    return counter;
  }

  boolean isOf(CircuitBreaker other) {
    return breaker == other;
  }

  void remove() {
    all.forEach(registry::remove);
  }

  void succeeded(long nanos) {
    successes.record(nanos, TimeUnit.NANOSECONDS);
  }

  void failed(long nanos, boolean tooSlow) {
    (tooSlow ? slow : failures).record(nanos, TimeUnit.NANOSECONDS);
  }

  void ignored(long nanos) {
    ignored.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** No call was sent, so there is no time to tell. */
  void fellBack() {
    fallbacks.record(0, TimeUnit.NANOSECONDS);
  }

  void refused() {
    refused.increment();
  }

  void wouldRefuse() {
    wouldRefuse.increment();
  }

  void changed(CircuitState from, CircuitState to) {
    transitions.count(from, to);
  }
}
