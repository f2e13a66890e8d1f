package dev.breaker.storage;

/**
 * Which processes reported failures within the window: up to {@value #COUNTED} of them, so in
 * bounded memory, by a hash of their names.
 */
final class FailingProcesses {
  static final int COUNTED = TripRule.MOST_PROCESSES;

  private final int[] names = new int[COUNTED];
  private final long[] slots = new long[COUNTED];
  private int known;

  /** A process reported failures in the given slot of time. */
  synchronized void heard(String process, long slot) {
    int name = process.hashCode();
    int free = -1;
    for (int i = 0; i < known; i++) {
      if (names[i] == name) {
        slots[i] = slot;
        return;
      }
      if (slots[i] < slot - Window.SLOTS) {
        free = i;
      }
    }
    if (free < 0 && known < COUNTED) {
      free = known++;
    }
    if (free >= 0) {
      names[free] = name;
      slots[free] = slot;
    }
  }

  synchronized int count(long slot) {
    int count = 0;
    for (int i = 0; i < known; i++) {
      if (slots[i] >= slot - Window.SLOTS) {
        count++;
      }
    }
    return count;
  }
}
