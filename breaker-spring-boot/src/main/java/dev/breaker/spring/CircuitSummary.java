package dev.breaker.spring;

import dev.breaker.BreakerStatus;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.PeriodStart;
import dev.breaker.storage.RegisteredService;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A circuit, as the endpoint answers: numbers and strings only, so that every Jackson writes it
 * alike.
 *
 * @param service the service's name
 * @param state closed, open or half-open
 * @param since when this state began, null if it is not known
 * @param retryAfterSeconds for how long calls are still refused, rounded up; 0 while they go
 * @param failures failures in the window
 * @param total calls in the window, failures among them
 * @param percentFailed the share of failures
 * @param reason why the circuit tripped, null while it is closed
 * @param lock an operator's lock in words, null without one
 * @param override an operator's settings in words, null without
 */
record CircuitSummary(
    String service,
    String state,
    @Nullable String since,
    long retryAfterSeconds,
    long failures,
    long total,
    double percentFailed,
    @Nullable String reason,
    @Nullable String lock,
    @Nullable String override) {
  static CircuitSummary of(RegisteredService registered) {
    CircuitView view = registered.view();
    PeriodStart start = view.start();
    return new CircuitSummary(
        registered.service(),
        text(view.state()),
        start == null ? null : start.when().toString(),
        seconds(Duration.ofNanos(view.refusedForNanos())),
        view.failures(),
        view.total(),
        percent(view.failures(), view.total()),
        view.reason(),
        words(view.lock()),
        words(view.override()));
  }

  static CircuitSummary of(BreakerStatus status) {
    return new CircuitSummary(
        status.service(),
        text(status.state()),
        null,
        seconds(status.retryAfter()),
        status.failures(),
        status.total(),
        status.percentFailed(),
        status.reason(),
        words(status.lock()),
        words(status.override()));
  }

  private static String text(CircuitState state) {
    return switch (state) {
      case CLOSED -> "closed";
      case OPEN -> "open";
      case HALF_OPEN -> "half-open";
    };
  }

  private static double percent(long failures, long total) {
    return total == 0 ? 0 : failures * 100.0 / total;
  }

  private static long seconds(Duration duration) {
    return duration.plusNanos(999_999_999).toSeconds();
  }

  private static @Nullable String words(@Nullable Object operators) {
    return operators == null ? null : operators.toString();
  }
}
