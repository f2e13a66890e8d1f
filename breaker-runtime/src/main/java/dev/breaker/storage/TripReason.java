package dev.breaker.storage;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words for why a circuit tripped. The Redis scripts write the same ones. */
final class TripReason {
  private TripReason() {}

  static String of(Counts counts, String latest) {
    return String.format(
        Locale.ROOT,
        "%d of %d calls failed (%.1f %%), latest: %s",
        counts.failures(),
        counts.total(),
        Math.floor(counts.failures() * 1000.0 / counts.total() + 0.5) / 10,
        Reasons.bounded(latest));
  }

  static String probeFailed(String failure) {
    return "probe failed: " + Reasons.bounded(failure);
  }

  static String orUnknown(@Nullable String reason) {
    return reason == null ? "unknown" : reason;
  }
}
