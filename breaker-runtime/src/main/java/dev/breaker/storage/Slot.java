package dev.breaker.storage;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The outcomes of one slot of time, linked to the slot before it that has any. */
final class Slot {
  final long number;
  final long startNanos;
  final LongAdder successes = new LongAdder();
  final FailureTally failures = new FailureTally();
  volatile @Nullable Slot previous;

  Slot(long number, long startNanos, @Nullable Slot previous) {
    this.number = number;
    this.startNanos = startNanos;
    this.previous = previous;
  }

  /** Lets go of all slots older than the given one, which no sum will ask for again. */
  void forgetBefore(long oldest) {
    for (Slot slot = this; slot != null; slot = slot.previous) {
      Slot before = slot.previous;
      if (before != null && before.number < oldest) {
        slot.previous = null;
        return;
      }
    }
  }
}
