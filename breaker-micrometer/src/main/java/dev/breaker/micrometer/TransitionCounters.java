package dev.breaker.micrometer;

import dev.breaker.storage.CircuitState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The transitions of one circuit from each state to each other one. */
final class TransitionCounters {
  private final Map<Change, Counter> counters = new HashMap<>();

  private record Change(CircuitState from, CircuitState to) {}

  TransitionCounters(MeterRegistry registry, Tags tags) {
    for (CircuitState from : CircuitState.values()) {
      for (CircuitState to : CircuitState.values()) {
        if (from != to) {
          counters.put(new Change(from, to), counter(registry, tags, from, to));
        }
      }
    }
  }

  private static Counter counter(
      MeterRegistry registry, Tags tags, CircuitState from, CircuitState to) {
    return Counter.builder("breaker.transitions")
        .description("Changes of state that this process caused")
        .tags(tags.and("from", StateName.of(from), "to", StateName.of(to)))
        .register(registry);
  }

  Collection<Counter> all() {
    return List.copyOf(counters.values());
  }

  void count(CircuitState from, CircuitState to) {
    Counter counter = counters.get(new Change(from, to));
    if (counter != null) {
      counter.increment();
    }
  }
}
