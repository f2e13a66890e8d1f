package dev.breaker.fleet;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets a growing share of the calls go after probes have reset a circuit: a tenth at first, all at
 * the end. Each process does so by itself. Safe for any number of threads.
 */
public final class Ramp {
  private static final double AT_FIRST = 0.1;
  private static final long SOONEST = TimeUnit.SECONDS.toNanos(1);

  /** Begins anywhere, so that the processes of a fleet do not all send at the same time. */
  private double due = ThreadLocalRandom.current().nextDouble();

  /**
   * The share of the calls that a circuit lets go.
   *
   * @param view the circuit
   * @param inForce the settings that rule it
   * @return 0 to 1
   */
  public static double share(CircuitView view, BreakerPolicy inForce) {
    if (!view.admitsAll()) {
      return 0;
    }
    if (view.lock() != null || view.state() != CircuitState.CLOSED) {
      return 1;
    }
    double rampUp = inForce.rampUp().toNanos();
    return rampUp == 0
        ? 1
        : AT_FIRST + (1 - AT_FIRST) * (1 - Math.min(1, view.rampLeftNanos() / rampUp));
  }

  /**
   * Decides on a call of a circuit that lets calls go.
   *
   * @return why it must not go; null if it may
   */
  @Nullable Refused refuse(CircuitView view, BreakerPolicy inForce) {
    double share = share(view, inForce);
    if (share >= 1 || isDue(share)) {
      return null;
    }
    return new Refused(
        someTimeWithin(view.rampLeftNanos()),
        String.format(Locale.ROOT, "recovering: %.0f %% of calls go", 100 * share));
  }

  private synchronized boolean isDue(double share) {
    due += share;
    if (due < 1) {
      return false;
    }
    due -= 1;
    return true;
  }

  /** Obedient clients must not all come back together. */
  private static long someTimeWithin(long nanos) {
    return nanos <= SOONEST ? SOONEST : ThreadLocalRandom.current().nextLong(SOONEST, nanos + 1);
  }
}
