package dev.breaker.fleet;

import static dev.breaker.base.Log.LOG;

import dev.breaker.base.NanoClock;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.PolicyOverride;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * The settings that rule a shared circuit: an operator's override, else those that were registered,
 * maybe by another process.
 */
final class PolicyInForce {
  /** An override rules until that time of this process's monotonic clock. */
  private record Overridden(BreakerPolicy policy, long endsAt) {}

  private final BreakerPolicy given;
  private final NanoClock clock;
  private volatile @Nullable Overridden overridden;
  private volatile @Nullable BreakerPolicy others;
  private boolean othersTold;

  /** Those that this process was given rule at first. */
  PolicyInForce(BreakerPolicy given, NanoClock clock) {
    this.given = given;
    this.clock = clock;
  }

  BreakerPolicy get() {
    Overridden override = overridden;
    if (override != null && clock.now() - override.endsAt() < 0) {
      return override.policy();
    }
    return registered();
  }

  /** Those that rule without an override. */
  BreakerPolicy registered() {
    BreakerPolicy registered = others;
    return registered == null ? given : registered;
  }

  /**
   * Under the circuit's lock: the storage says what rules.
   *
   * @param override what an operator has put in force, as of that time
   * @param inForce what rules where there is no override; null for what this process was given
   */
  void take(@Nullable PolicyOverride override, long asOf, @Nullable BreakerPolicy inForce) {
    if (override != null) {
      overridden = new Overridden(override.policy(), asOf + override.remainingNanos());
      return;
    }
    overridden = null;
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
