package dev.breaker;

import org.jspecify.annotations.Nullable;

/**
 * The calls that go before anything is known of their circuit, and for want of any knowledge. Their
 * outcomes are entered once there is some.
 */
final class Newcomers {
  private final CircuitBreaker breaker;
  private @Nullable NewcomerLedger ledger;

  Newcomers(CircuitBreaker breaker) {
    this.breaker = breaker;
  }

  synchronized Permit admit() {
    NewcomerLedger current = ledger;
    if (current == null) {
      current = new NewcomerLedger(breaker);
      ledger = current;
    }
    return new Permit(current);
  }

  synchronized boolean haveOutcomes() {
    return ledger != null && ledger.hasOutcomes();
  }

  synchronized boolean haveFailures() {
    return ledger != null && ledger.hasFailures();
  }

  /** Their outcomes, those to come too, belong there; null if they count nowhere. */
  void moveTo(@Nullable Ledger home) {
    NewcomerLedger moving = take();
    if (moving != null) {
      moving.moveTo(home);
    }
  }

  /** Their outcomes so far count nowhere. */
  void forget() {
    take();
  }

  private synchronized @Nullable NewcomerLedger take() {
    NewcomerLedger taken = ledger;
    ledger = null;
    return taken;
  }
}
