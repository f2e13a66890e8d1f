package dev.breaker.storage;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words for why a circuit tripped. The Redis scripts write the same ones. */
final class TripReason {
  private TripReason() {}

  static String of(long failures, long total, String latest) {
    return String.format(
        Locale.ROOT,
        "%d of %d calls failed (%.1f %%), latest: %s",
        failures,
        total,
        failures * 100.0 / total,
        latest);
  }

  static String probeFailed(String failure) {
    return "probe failed: " + failure;
  }

  static String orUnknown(@Nullable String reason) {
    return reason == null ? "unknown" : reason;
  }
}
