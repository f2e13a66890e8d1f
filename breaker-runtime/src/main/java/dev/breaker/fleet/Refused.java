package dev.breaker.fleet;

import dev.breaker.storage.CircuitView;

/**
 * A call must not go.
 *
 * @param retryAfterNanos for how long, as far as this process knows
 * @param reason why
 */
public record Refused(long retryAfterNanos, String reason) implements Decision {
  static Refused by(CircuitView view) {
    String reason = view.refusalReason();
    return new Refused(view.refusedForNanos(), reason == null ? "unknown" : reason);
  }
}
