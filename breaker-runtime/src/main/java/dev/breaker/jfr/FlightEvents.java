package dev.breaker.jfr;

import org.jspecify.annotations.Nullable;

/**
 * Tells the flight recorder of transitions, refusals and outages, where there is one: a small image
 * of the JDK may lack the module {@code jdk.jfr}. Costs next to nothing while nothing is recorded.
 * Safe for any number of threads. None of the methods throws.
 */
public final class FlightEvents {
  private static volatile boolean missing;

  private FlightEvents() {}

  /**
   * A circuit changed its state.
   *
   * @param service the protected service
   * @param from the state before
   * @param to the state after
   * @param reason why
   * @param process whose step caused it
   * @param causedHere whether that was this process
   * @param local whether it concerns this process alone
   */
  public static void changed(
      String service,
      String from,
      String to,
      String reason,
      String process,
      boolean causedHere,
      boolean local) {
    if (missing) {
      return;
    }
    try {
      TransitionEvent.commit(service, from, to, reason, process, causedHere, local);
    } catch (NoClassDefFoundError e) {
      missing = true;
    }
  }

  /**
   * A call was refused.
   *
   * @param service the protected service
   * @param reason why the circuit is open
   * @param retryAfterNanos how long calls will still be refused
   */
  public static void refused(String service, String reason, long retryAfterNanos) {
    if (missing) {
      return;
    }
    try {
      RefusalEvent.commit(service, reason, retryAfterNanos);
    } catch (NoClassDefFoundError e) {
      missing = true;
    }
  }

  /**
   * The storage cannot be used from now on.
   *
   * @param service the service, or what says that it is all of them
   * @param problem what is wrong
   * @return the outage, for {@link #outageOver}; null without a flight recorder
   */
  public static @Nullable Object outageBegins(String service, String problem) {
    if (missing) {
      return null;
    }
    try {
      return StorageOutageEvent.begun(service, problem);
    } catch (NoClassDefFoundError e) {
      missing = true;
      return null;
    }
  }

  /**
   * The storage can be used again, or nothing uses it any more.
   *
   * @param outage what {@link #outageBegins} returned
   */
  public static void outageOver(@Nullable Object outage) {
    if (outage != null) {
      StorageOutageEvent.over(outage);
    }
  }
}
