package dev.breaker.redis;

import dev.breaker.storage.Reasons;

/** What stands in a circuit's hash is not what any version of this library writes there. */
final class UnreadableCircuitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableCircuitException(RuntimeException cause) {
    super(
        "its key holds a circuit that cannot be read ("
            + Reasons.oneLine(cause.toString(), RedisTrouble.LONGEST)
            + "); remove it, or use another key prefix",
        cause);
  }
}
