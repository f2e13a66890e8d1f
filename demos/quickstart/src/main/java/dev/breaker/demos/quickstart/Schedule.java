package dev.breaker.demos.quickstart;

import dev.breaker.demos.support.Backend.Reply;
import java.time.Duration;

/**
 * When a backend fails: from a fifth of the run to the half of it. It is slow then, as backends in
 * trouble are.
 *
 * @param run how long the run takes
 */
record Schedule(Duration run) {
  static final Duration HEALTHY_LATENCY = Duration.ofMillis(20);
  static final Duration FAILING_LATENCY = Duration.ofMillis(300);

  Duration failsFrom() {
    return run.dividedBy(5);
  }

  Duration failsUntil() {
    return run.dividedBy(2);
  }

  boolean failsAt(Duration sinceStart) {
    return sinceStart.compareTo(failsFrom()) >= 0 && sinceStart.compareTo(failsUntil()) < 0;
  }

  Reply replyAt(Duration sinceStart) {
    return failsAt(sinceStart) ? new Reply(503, FAILING_LATENCY) : new Reply(200, HEALTHY_LATENCY);
  }
}
