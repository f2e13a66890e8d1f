package dev.breaker.tests.chaos;

import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.List;

/** The services that all processes share, and those of one process alone. */
final class Services {
  static final List<String> SHARED =
      List.of("github", "payments", "search", "mail", "stock", "weather");

  /** A probe's lease lasts as long. */
  static final Duration OPEN_TIME = Duration.ofSeconds(2);

  static final Duration TIMEOUT = Duration.ofMillis(200);
  static final Duration MAX_STALENESS = Duration.ofSeconds(1);

  private Services() {}

  /** Trips soon, so that a short outage of a service shows trips and probes. */
  static BreakerPolicy shared(String service) {
    return BreakerPolicy.forService(service)
        .withTtl(Duration.ofSeconds(4))
        .withPercentFailed(20)
        .withMinimumFailures(5)
        .withReEnableAfter(OPEN_TIME);
  }

  /** Counts for so long that every outcome is still there when somebody looks. */
  static BreakerPolicy counted(String service) {
    return BreakerPolicy.forService(service).withTtl(Duration.ofHours(1));
  }
}
