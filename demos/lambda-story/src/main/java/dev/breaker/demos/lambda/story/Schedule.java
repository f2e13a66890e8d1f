package dev.breaker.demos.lambda.story;

import dev.breaker.demos.support.Backend.Reply;
import java.time.Duration;

/**
 * When the function is invoked, and how the third party is meanwhile: it fails for a while, and is
 * slow then, as backends in trouble are.
 *
 * @param perSecond how often the function is invoked, evenly
 * @param failingLatency how long the third party takes to fail
 */
record Schedule(
    Duration run,
    Duration failsFrom,
    Duration failsUntil,
    int perSecond,
    Duration healthyLatency,
    Duration failingLatency) {
  /** Long enough for a probe that fails and one that succeeds. */
  static final Schedule STORY =
      new Schedule(
          Duration.ofSeconds(24),
          Duration.ofSeconds(5),
          Duration.ofSeconds(17),
          6,
          Duration.ofMillis(50),
          Duration.ofSeconds(1));

  int invocations() {
    return (int) (run.toMillis() * perSecond / 1_000);
  }

  /** When an invocation is due; they are numbered from 0. */
  Duration due(int invocation) {
    return Duration.ofNanos((2L * invocation + 1) * 500_000_000 / perSecond);
  }

  /** When the latest invocation by then was due: that of a request that came then. */
  Duration latestDue(Duration sinceStart) {
    long number = (sinceStart.toNanos() * perSecond / 500_000_000 - 1) / 2;
    return due((int) Math.max(0, number));
  }

  boolean failsAt(Duration sinceStart) {
    return sinceStart.compareTo(failsFrom) >= 0 && sinceStart.compareTo(failsUntil) < 0;
  }

  Reply replyAt(Duration sinceStart) {
    return failsAt(sinceStart) ? new Reply(503, failingLatency) : new Reply(200, healthyLatency);
  }
}
