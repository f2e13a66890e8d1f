package dev.breaker.storage;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * The outcomes of the last {@code ttl}, counted in slots of a thirty-second of it.
 *
 * <p>The slots are those of an absolute grid, {@code floor(now / slot)}, so nothing is post-dated
 * after an idle gap, and sums look at the clock, so the window ages without being written. With the
 * current slot and the 32 before it summed, an outcome leaves between {@code ttl} and {@code ttl}
 * plus one slot after it was recorded.
 *
 * <p>Exact under contention: a slot is never reused, and a thread that is held up between looking
 * for its slot and counting in it counts in the slot of the time at which it looked.
 */
final class Window {
  static final int SLOTS = 32;

  private static final AtomicReferenceFieldUpdater<Window, Slot> NEWEST =
      AtomicReferenceFieldUpdater.newUpdater(Window.class, Slot.class, "newest");

  private final long slotNanos;
  private volatile Slot newest;

  Window(Duration ttl, long now) {
    // Exact: a ttl is a whole number of milliseconds, and 1,000,000 / 32 is a whole number.
    slotNanos = ttl.toMillis() * (1_000_000 / SLOTS);
    long number = Math.floorDiv(now, slotNanos);
    newest = new Slot(number, number * slotNanos, null);
  }

  void succeeded(long now) {
    slot(now).successes.increment();
  }

  void failed(long now) {
    slot(now).failures.increment();
  }

  void add(long successes, long failures, long now) {
    Slot slot = slot(now);
    slot.successes.add(successes);
    slot.failures.add(failures);
  }

  private Slot slot(long now) {
    Slot slot = newest;
    // Also true when another thread has already moved on: then this outcome counts a little later.
    return now - slot.startNanos < slotNanos ? slot : moveOn(now);
  }

  private Slot moveOn(long now) {
    long number = Math.floorDiv(now, slotNanos);
    while (true) {
      Slot slot = newest;
      if (slot.number >= number) {
        return slot;
      }
      Slot next = new Slot(number, number * slotNanos, slot);
      if (NEWEST.compareAndSet(this, slot, next)) {
        next.forgetBefore(number - SLOTS);
        return next;
      }
    }
  }

  boolean trips(BreakerPolicy policy, long now) {
    long failures = failures(now);
    return failures >= policy.minimumFailures()
        && policy.trips(failures, failures + successes(now));
  }

  long failures(long now) {
    Slot first = newest;
    long oldest = oldest(first, now);
    long sum = 0;
    for (Slot slot = first; slot != null && slot.number >= oldest; slot = slot.previous) {
      sum += slot.failures.sum();
    }
    return sum;
  }

  long successes(long now) {
    Slot first = newest;
    long oldest = oldest(first, now);
    long sum = 0;
    for (Slot slot = first; slot != null && slot.number >= oldest; slot = slot.previous) {
      sum += slot.successes.sum();
    }
    return sum;
  }

  private long oldest(Slot slot, long now) {
    return Math.max(slot.number, Math.floorDiv(now, slotNanos)) - SLOTS;
  }

  /** How many slots are held, for tests. */
  int slotCount() {
    int count = 0;
    for (Slot slot = newest; slot != null; slot = slot.previous) {
      count++;
    }
    return count;
  }
}
