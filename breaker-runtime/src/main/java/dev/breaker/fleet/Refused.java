package dev.breaker.fleet;

import dev.breaker.storage.CircuitView;
import org.jspecify.annotations.Nullable;

/**
 * A call must not go.
 *
 * @param retryAfterNanos for how long, as far as this process knows
 * @param reason why
 */
public record Refused(long retryAfterNanos, String reason) implements Decision {
  static Refused by(CircuitView view) {
    return of(view.refusedForNanos(), view.refusalReason());
  }

  static Refused of(long retryAfterNanos, @Nullable String reason) {
    return new Refused(retryAfterNanos, reason == null ? "unknown" : reason);
  }
}
