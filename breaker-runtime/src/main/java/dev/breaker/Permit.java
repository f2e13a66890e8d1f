package dev.breaker;

import java.time.Duration;

/**
 * The right to send one call. It must be settled exactly once, by whichever of the three methods
 * says how the call ended; later settlements are ignored. Safe for any thread.
 *
 * <p>None of the methods throws. They return at once, but for an outcome that decides the state of
 * a shared circuit (the one that trips it, and the probe's): for that they wait for the storage, up
 * to its timeout.
 */
public final class Permit implements Admission {
  private final Ledger ledger;
  private final long startedAt;
  private boolean settled;

  Permit(Ledger ledger) {
    this.ledger = ledger;
    startedAt = ledger.heard ? System.nanoTime() : 0;
  }

  /** The call succeeded. */
  public void succeeded() {
    if (settle()) {
      ledger.succeeded();
      if (ledger.heard) {
        Listeners listeners = ledger.breaker.listeners();
        listeners.deliver();
        listeners.succeeded(ledger.breaker.service(), elapsed());
      }
    }
  }

  /**
   * The call failed.
   *
   * @param reason what the failure was, short and without secrets, such as {@code HTTP 503}. It is
   *     shared with the fleet and logged when the circuit trips
   */
  public void failed(String reason) {
    if (settle()) {
      ledger.failed(reason);
      if (ledger.heard) {
        Listeners listeners = ledger.breaker.listeners();
        listeners.deliver();
        listeners.failed(ledger.breaker.service(), elapsed(), reason);
      }
    }
  }

  /**
   * The call failed with an exception. The reason is the simple name of its class; the message is
   * left out, because it can hold hosts and secrets.
   *
   * @param thrown what it threw
   */
  public void failed(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    failed(name.isEmpty() ? thrown.getClass().getName() : name);
  }

  /** The call has no outcome: it was cancelled, or never sent. A probe's lease ends. */
  public void abandoned() {
    if (settle()) {
      ledger.abandoned();
    }
  }

  // Not an atomic field: a lock on an object that never leaves its thread costs nothing, and lets
  // the just-in-time compiler do without the object.
  private synchronized boolean settle() {
    boolean first = !settled;
    settled = true;
    return first;
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }
}
