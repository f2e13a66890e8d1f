package dev.breaker;

import dev.breaker.fleet.CallTeller;
import dev.breaker.fleet.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * The right to send one call. It must be settled exactly once, by whichever of the methods says how
 * the call ended; later settlements have no effect. Safe for any thread.
 *
 * <p>None of the methods throws. They return at once, but for an outcome that decides the state of
 * a shared circuit (the one that trips it, and the probe's): for that they wait for the storage, up
 * to its timeout.
 */
public final class Permit implements Admission {
  private static final String UNKNOWN = "unknown";

  private final CircuitBreaker breaker;
  private final Ledger ledger;

  /** 0 if no listener was there to hear of the outcome. */
  private final long startedAt;

  private boolean settled;

  Permit(CircuitBreaker breaker, Ledger ledger) {
    this.breaker = breaker;
    this.ledger = ledger;
    startedAt = breaker.hasListeners() ? System.nanoTime() | 1 : 0;
    KeyUse use = breaker.use();
    if (use != null) {
      use.admitted();
    }
  }

  CircuitBreaker breaker() {
    return breaker;
  }

  boolean isProbe() {
    return ledger.isProbe();
  }

  /** Listeners that came after the admission do not know how long the call took. */
  private boolean isTold() {
    return startedAt != 0;
  }

  synchronized boolean isSettled() {
    return settled;
  }

  /** The call succeeded. */
  public void succeeded() {
    succeeded(null);
  }

  void succeeded(@Nullable CallTeller teller) {
    if (settle()) {
      ledger.succeeded();
      breaker.end();
      if (isTold()) {
        Listeners listeners = breaker.listeners();
        listeners.deliver();
        listeners.succeeded(breaker.service(), elapsedNanos(), teller);
      }
    }
  }

  /**
   * The call failed.
   *
   * @param reason what the failure was, short and without secrets, such as {@code HTTP 503}. It is
   *     shared with the fleet and logged when the circuit trips. Null counts as {@code unknown}
   */
  public void failed(@Nullable String reason) {
    failed(reason, null);
  }

  void failed(@Nullable String reason, @Nullable CallTeller teller) {
    if (settle()) {
      String why = reason == null ? UNKNOWN : reason;
      ledger.failed(why);
      breaker.end();
      if (isTold()) {
        Listeners listeners = breaker.listeners();
        listeners.deliver();
        listeners.failed(breaker.service(), elapsedNanos(), why, teller);
      }
    }
  }

  /**
   * The call failed with an exception. The reason is the simple name of its class; the message is
   * left out, because it can hold hosts and secrets.
   *
   * @param thrown what it threw; null counts as {@code unknown}
   */
  public void failed(@Nullable Throwable thrown) {
    failed(thrown, null);
  }

  void failed(@Nullable Throwable thrown, @Nullable CallTeller teller) {
    failed(reasonOf(thrown), teller);
  }

  private static String reasonOf(@Nullable Throwable thrown) {
    if (thrown == null) {
      return UNKNOWN;
    }
    String name = thrown.getClass().getSimpleName();
    return name.isEmpty() ? thrown.getClass().getName() : name;
  }

  /**
   * The backend answered, with something that counts neither as success nor as failure. As the
   * outcome of a probe it counts as a success of the probe.
   *
   * @param reason what the answer was, short and without secrets, such as {@code HTTP 404}. Null
   *     counts as {@code unknown}
   */
  public void ignored(@Nullable String reason) {
    if (settle()) {
      if (isProbe()) {
        ledger.succeeded();
      } else {
        ledger.abandoned();
      }
      breaker.end();
      tellIgnored(reason == null ? UNKNOWN : reason);
    }
  }

  /**
   * The call threw an exception that counts neither as success nor as failure. A probe's lease
   * ends. The reason is as for {@link #failed(Throwable)}.
   *
   * @param thrown what it threw; null counts as {@code unknown}
   */
  public void ignored(@Nullable Throwable thrown) {
    if (settle()) {
      ledger.abandoned();
      breaker.end();
      tellIgnored(reasonOf(thrown));
    }
  }

  private void tellIgnored(String reason) {
    if (isTold()) {
      Listeners listeners = breaker.listeners();
      listeners.deliver();
      listeners.ignored(breaker.service(), elapsedNanos(), reason);
    }
  }

  /** The backend asked to be left alone, with the failure by which this is settled next. */
  void askedToWait(long nanos) {
    if (!isSettled()) {
      ledger.askedToWait(nanos);
    }
  }

  /** The call has no outcome: it was cancelled, or never sent. A probe's lease ends. */
  public void abandoned() {
    if (settle()) {
      ledger.abandoned();
      breaker.end();
    }
  }

  // Not an atomic field: a lock on an object that never leaves its thread costs nothing, and lets
  // the just-in-time compiler do without the object.
  private synchronized boolean settle() {
    boolean first = !settled;
    settled = true;
    return first;
  }

  private long elapsedNanos() {
    return System.nanoTime() - startedAt;
  }
}
