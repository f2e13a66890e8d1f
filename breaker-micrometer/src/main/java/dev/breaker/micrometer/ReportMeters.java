package dev.breaker.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** The exchanges of this process with the storage, of all services together. */
final class ReportMeters {
  private final MeterRegistry registry;
  private final Timer successes;
  private final Timer failures;

  ReportMeters(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    successes = timer(registry, tags, "success");
    failures = timer(registry, tags, "failure");
  }

  private static Timer timer(MeterRegistry registry, Tags tags, String outcome) {
    return Timer.builder("breaker.reports")
        .description("Exchanges with the storage")
        .tags(tags.and("outcome", outcome))
        .register(registry);
  }

  void record(Duration elapsed, boolean succeeded) {
    (succeeded ? successes : failures).record(elapsed);
  }

  void remove() {
    registry.remove(successes);
    registry.remove(failures);
  }
}
