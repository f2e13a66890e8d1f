package dev.breaker;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Whether calls of one key are under way, and when the last one was. Safe for any thread. */
final class KeyUse {
  private static final int LET_GO = Integer.MIN_VALUE / 2;

  private final LongSupplier clock;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile long lastAt;

  /** The clock is that by which the circuit goes. */
  KeyUse(LongSupplier clock) {
    this.clock = clock;
  }

  /** A call begins to ask; false if the key was let go. */
  boolean begin() {
    for (int before = calls.get(); before >= 0; before = calls.get()) {
      if (calls.compareAndSet(before, before + 1)) {
        return true;
      }
    }
    return false;
  }

  /** A call was admitted, and ends later. */
  void admitted() {
    calls.incrementAndGet();
  }

  void end() {
    lastAt = clock.getAsLong();
    calls.decrementAndGet();
  }

  /** Whether there was no call for so long. */
  boolean isIdle(long now, long nanos) {
    return calls.get() == 0 && now - lastAt >= nanos;
  }

  /** Lets the key go unless a call has begun. */
  boolean letGo() {
    return calls.compareAndSet(0, LET_GO);
  }

  /** It was let go too early. */
  void keep() {
    calls.addAndGet(-LET_GO);
  }
}
