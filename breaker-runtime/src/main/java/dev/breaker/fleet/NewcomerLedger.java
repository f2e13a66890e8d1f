package dev.breaker.fleet;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the outcomes of calls that were admitted before the storage was heard of for the first
 * time, until it is known where they belong. A process needs longer than a timeout for its first
 * words with a storage, since it loads classes and connects for them; its first outcomes are not to
 * be lost by that.
 */
final class NewcomerLedger extends Ledger {
  private int successes;
  private int failures;
  private String latestReason = "unknown";
  private boolean moved;
  private @Nullable Ledger home;

  NewcomerLedger() {
    super(false);
  }

  @Override
  void succeeded(long waitedNanos) {
    if (!keep(1, 0, null)) {
      Ledger found = home();
      if (found != null) {
        found.succeeded(waitedNanos);
      }
    }
  }

  @Override
  void failed(String reason, long waitedNanos) {
    if (!keep(0, 1, reason)) {
      Ledger found = home();
      if (found != null) {
        found.failed(reason, waitedNanos);
      }
    }
  }

  @Override
  public void abandoned() {}

  private synchronized boolean keep(int moreSuccesses, int moreFailures, @Nullable String reason) {
    if (moved) {
      return false;
    }
    successes += moreSuccesses;
    failures += moreFailures;
    if (reason != null) {
      latestReason = reason;
    }
    return true;
  }

  synchronized boolean hasFailures() {
    return failures > 0;
  }

  synchronized boolean hasOutcomes() {
    return successes > 0 || failures > 0;
  }

  private synchronized @Nullable Ledger home() {
    return home;
  }

  /**
   * Enters the outcomes so far, and all that come, there; nowhere if the circuit is not closed,
   * since then none of these calls would have been admitted.
   */
  void moveTo(@Nullable Ledger found) {
    synchronized (this) {
      moved = true;
      home = found;
    }
    if (found != null) {
      for (int i = 0; i < successes; i++) {
        found.succeeded(0);
      }
      for (int i = 0; i < failures; i++) {
        found.failed(latestReason, 0);
      }
    }
  }
}
