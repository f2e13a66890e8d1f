package dev.breaker.demos.lambda.story;

import java.time.Duration;
import java.time.Instant;

/**
 * An invocation that ended.
 *
 * @param sandbox who had it
 * @param handedOut when the sandbox got it
 * @param took how long it had it
 * @param failed whether the function threw, rather than answered
 * @param body what it answered, or threw, as JSON
 */
record Answered(String sandbox, Instant handedOut, Duration took, boolean failed, String body) {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** What Lambda bills: every millisecond that began. */
  long billedMillis() {
    return (took.toNanos() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
  }
}
