package dev.breaker.fleet;

import org.jspecify.annotations.Nullable;

/**
 * The calls that go before anything is known of their circuit, and for want of any knowledge. Their
 * outcomes are entered once there is some.
 */
final class Newcomers {
  private @Nullable NewcomerLedger ledger;

  synchronized Ledger admit() {
    NewcomerLedger current = ledger;
    if (current == null) {
      current = new NewcomerLedger();
      ledger = current;
    }
    return current;
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
