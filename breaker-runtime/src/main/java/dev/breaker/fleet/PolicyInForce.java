package dev.breaker.fleet;

import static dev.breaker.base.Log.LOG;

import dev.breaker.storage.BreakerPolicy;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** The settings that rule a shared circuit. Another process may have registered others. */
final class PolicyInForce {
  private final BreakerPolicy given;
  private volatile @Nullable BreakerPolicy others;
  private boolean othersTold;

  /** Those that this process was given rule at first. */
  PolicyInForce(BreakerPolicy given) {
    this.given = given;
  }

  BreakerPolicy get() {
    BreakerPolicy inForce = others;
    return inForce == null ? given : inForce;
  }

  /**
   * Under the circuit's lock: the storage says what rules; null for what this process was given.
   */
  void take(@Nullable BreakerPolicy inForce) {
    others = inForce == null ? null : inForce.withCallsAsIn(given);
    if (inForce != null && !othersTold) {
      othersTold = true;
      LOG.log(
          Level.WARNING,
          "Service {0} has other settings in another process. In force are: {1}. This process was"
              + " given: {2}. Those in force rule until no process that has them was heard for one"
              + " ttl. If this is no deployment that changes them, give all processes the same.",
          given.service(),
          inForce,
          given);
    }
  }
}
