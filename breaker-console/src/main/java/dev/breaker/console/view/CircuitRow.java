package dev.breaker.console.view;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitLock;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.PeriodStart;
import dev.breaker.storage.PolicyOverride;
import dev.breaker.storage.RegisteredService;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One circuit in a list. Times are in milliseconds since 1970. Two rows that are read of a circuit
 * at rest are equal, so that only changes are sent.
 *
 * @param service the protected service
 * @param state {@code closed}, {@code open} or {@code half-open}
 * @param since when this state began, null if it never changed
 * @param until the end of the open time, of the probe's lease or of the ramp, to the second; null
 *     without one
 * @param reason why it tripped, null while it is closed
 * @param failures failures in the window
 * @param total calls in the window, failures among them
 * @param percentFailed the share of failures at which it trips
 * @param minimumFailures how many failures it needs to trip
 * @param tripsLastHour how often it tripped within the last hour
 * @param lock an operator's lock, null without one
 * @param override an operator's settings, null without them
 * @param lastSeen when a process last registered the service, to the minute
 */
public record CircuitRow(
    String service,
    String state,
    @Nullable Long since,
    @Nullable Long until,
    @Nullable String reason,
    long failures,
    long total,
    double percentFailed,
    int minimumFailures,
    int tripsLastHour,
    @Nullable Lock lock,
    @Nullable NewSettings override,
    long lastSeen) {
  private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);

  /**
   * An operator holds the circuit.
   *
   * @param state {@code open} or {@code closed}
   * @param reason why
   * @param author who locked it
   * @param until when the lock ends
   */
  public record Lock(String state, String reason, String author, long until) {
    private static @Nullable Lock of(@Nullable CircuitLock lock) {
      return lock == null
          ? null
          : new Lock(word(lock.state()), lock.reason(), lock.author(), lock.until().toEpochMilli());
    }
  }

  /**
   * An operator has put other settings in force.
   *
   * @param reason why
   * @param author who did it
   * @param until when the override ends
   */
  public record NewSettings(String reason, String author, long until) {
    private static @Nullable NewSettings of(@Nullable PolicyOverride override) {
      return override == null
          ? null
          : new NewSettings(override.reason(), override.author(), override.until().toEpochMilli());
    }
  }

  /**
   * A row of what a storage told.
   *
   * @param registered the service and its circuit
   * @param now when the storage told it
   * @return the row
   */
  public static CircuitRow of(RegisteredService registered, Instant now) {
    CircuitView view = registered.view();
    PeriodStart start = view.start();
    BreakerPolicy policy = registered.policy();
    return new CircuitRow(
        registered.service(),
        word(view.state()),
        start == null ? null : start.when().toEpochMilli(),
        until(view.remainingNanos(), now),
        view.reason(),
        view.failures(),
        view.total(),
        policy.percentFailed(),
        policy.minimumFailures(),
        tripsLastHour(start, now),
        Lock.of(view.lock()),
        NewSettings.of(view.override()),
        TimeUnit.MINUTES.toMillis(registered.lastSeen().getEpochSecond() / 60));
  }

  /** The word for a state, as people read it and URLs and JSON have it. */
  static String word(CircuitState state) {
    return switch (state) {
      case CLOSED -> "closed";
      case OPEN -> "open";
      case HALF_OPEN -> "half-open";
    };
  }

  /** Rounded, for the time on the way differs from reading to reading. */
  private static @Nullable Long until(long remainingNanos, Instant now) {
    if (remainingNanos == 0) {
      return null;
    }
    long millis = now.toEpochMilli() + TimeUnit.NANOSECONDS.toMillis(remainingNanos);
    return Math.round(millis / 1e3) * 1_000;
  }

  /** Those that the storage counted when the period began are over an hour after it. */
  private static int tripsLastHour(@Nullable PeriodStart start, Instant now) {
    return start == null || now.toEpochMilli() - start.when().toEpochMilli() > HOUR_MILLIS
        ? 0
        : start.tripsLastHour();
  }

  /**
   * The share of failures in the window.
   *
   * @return percent; 0 for an empty window
   */
  public double percent() {
    return total == 0 ? 0 : failures * 100.0 / total;
  }

  /**
   * Whether calls are refused, all of them or all but a probe.
   *
   * @return true while it is open, half-open or locked open, and not locked closed
   */
  public boolean refuses() {
    return lock == null ? !state.equals("closed") : lock.state().equals("open");
  }
}
