package dev.breaker.benchmarks.redis;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** What is in use of this process's heap. */
final class Heap {
  /** A collector leaves garbage in regions that hold little of it, but not each time. */
  private static final int AS_OFTEN_IN_VAIN = 5;

  private static final int MOST = 30;

  private Heap() {}

  /** Collects garbage until that brings no more, and returns the least that was in use. */
  static long usedBytes() {
    long least = Long.MAX_VALUE;
    for (int all = 0, inVain = 0; all < MOST && inVain < AS_OFTEN_IN_VAIN; all++) {
      System.gc();
      long used = usedAfterCollection();
      inVain = used < least ? 0 : inVain + 1;
      least = Math.min(least, used);
    }
    return least;
  }

  /** As of the collection's end: since then, threads may have been given buffers to allocate in. */
  private static long usedAfterCollection() {
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage usage = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
      used += usage == null ? 0 : usage.getUsed();
    }
    return used;
  }
}
