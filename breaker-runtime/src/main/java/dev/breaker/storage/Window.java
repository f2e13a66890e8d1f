package dev.breaker.storage;

import dev.breaker.base.NanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

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

  private static final long PER_QUARTER = SLOTS / 4;

  private static final AtomicReferenceFieldUpdater<Window, Slot> NEWEST =
      AtomicReferenceFieldUpdater.newUpdater(Window.class, Slot.class, "newest");

  private static final AtomicIntegerFieldUpdater<Window> LATE =
      AtomicIntegerFieldUpdater.newUpdater(Window.class, "late");

  private final long slotNanos;
  private final FailingProcesses failingProcesses = new FailingProcesses();
  private volatile Slot newest;
  private volatile int late;
  private volatile @Nullable Settled settled;

  /**
   * The counts of all slots before the newest, which stay as they are until another is the newest
   * or a thread counts late in one of them. They spare each failure adding up the whole window.
   */
  private record Settled(Slot newest, int late, Counts counts) {}

  Window(Duration ttl, long now) {
    // Exact: a ttl is a whole number of milliseconds, and 1,000,000 / 32 is a whole number.
    slotNanos = ttl.toMillis() * (1_000_000 / SLOTS);
    long number = Math.floorDiv(now, slotNanos);
    newest = new Slot(number, number * slotNanos, null);
  }

  void succeeded(NanoClock clock) {
    Slot slot = slot(now(clock));
    slot.successes.increment();
    counted(slot);
  }

  /** Returns the time at which it was counted. */
  long failed(NanoClock clock, String reason) {
    long now = now(clock);
    Slot slot = slot(now);
    slot.failures.count(reason);
    counted(slot);
    return now;
  }

  /**
   * Reads the clock for less as long as that points to the newest slot: it may lack a freeze, and
   * what is counted before that would be too old as soon as it is noticed.
   */
  private long now(NanoClock clock) {
    long roughly = clock.roughlyNow();
    return roughly - newest.startNanos < slotNanos ? roughly : clock.now();
  }

  void add(long successes, long now) {
    Slot slot = slot(now);
    slot.successes.add(successes);
    counted(slot);
  }

  void add(StorageRequest.Report report, String process, long now) {
    Slot slot = slot(now);
    slot.successes.add(report.successes());
    long others = report.failures();
    for (FailureCount failures : report.reasons()) {
      slot.failures.add(failures);
      others -= failures.count();
    }
    slot.failures.addOthers(others);
    counted(slot);
    failingProcesses.heard(process, slot.number);
  }

  private void counted(Slot slot) {
    if (slot != newest) {
      LATE.incrementAndGet(this);
    }
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

  /** Whether a circuit whose latest failure is counted trips. */
  boolean trips(BreakerPolicy policy, long now) {
    Slot slot = newest;
    if (now - slot.startNanos >= slotNanos) {
      Counts counts = counts(now);
      return policy.trips(counts.failures(), counts.total());
    }
    Counts before = settledBefore(slot);
    long failures = before.failures() + slot.failures.sum();
    return failures >= policy.minimumFailures()
        && policy.trips(failures, before.successes() + slot.successes.sum() + failures);
  }

  private Counts settledBefore(Slot slot) {
    Settled known = settled;
    int lateNow = late;
    if (known != null && known.newest() == slot && known.late() == lateNow) {
      return known.counts();
    }
    Counts counts = sum(slot.previous, slot.number - SLOTS);
    settled = new Settled(slot, lateNow, counts);
    return counts;
  }

  /** The counts of all that is not too old by now. */
  Counts counts(long now) {
    Slot slot = newest;
    return sum(slot, Math.max(slot.number, Math.floorDiv(now, slotNanos)) - SLOTS);
  }

  /** How many processes reported failures that are not too old by now. */
  int failingProcesses(long now) {
    return failingProcesses.count(currentNumber(now));
  }

  /**
   * What the latest failures were. In quarters of a {@code ttl}, the current one and the three
   * before it, so a little less than the whole window: a sample that names what goes wrong.
   */
  List<FailureCount> reasons(long now) {
    long oldest = (Math.floorDiv(currentNumber(now), PER_QUARTER) - 3) * PER_QUARTER;
    Map<String, Long> sums = new LinkedHashMap<>();
    for (Slot slot = newest; slot != null && slot.number >= oldest; slot = slot.previous) {
      for (FailureCount failures : slot.failures.named()) {
        sums.merge(failures.reason(), failures.count(), Long::sum);
      }
    }
    List<FailureCount> reasons = new ArrayList<>(sums.size());
    sums.forEach((reason, count) -> reasons.add(new FailureCount(reason, count)));
    return reasons;
  }

  private long currentNumber(long now) {
    return Math.max(newest.number, Math.floorDiv(now, slotNanos));
  }

  private static Counts sum(@Nullable Slot newest, long oldest) {
    long failures = 0;
    long successes = 0;
    for (Slot slot = newest; slot != null && slot.number >= oldest; slot = slot.previous) {
      failures += slot.failures.sum();
      successes += slot.successes.sum();
    }
    return new Counts(failures, successes);
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
