package dev.breaker.fleet;

import static dev.breaker.base.Log.LOG;

import dev.breaker.base.NanoClock;
import dev.breaker.base.Pause;
import dev.breaker.base.ProcessClock;
import dev.breaker.storage.Storage;
import java.lang.System.Logger.Level;

/**
 * Has a storage do what no answer waits for. What fails there hurts no call, so it is no outage; it
 * is logged once, and tried ever more seldom. Of the reporting thread.
 */
final class Maintenance {
  private static final NanoClock CLOCK = ProcessClock.SYSTEM;

  private final Storage storage;
  private final Pause pause = new Pause();
  private long dueAt = CLOCK.roughlyNow();
  private boolean failing;

  Maintenance(Storage storage) {
    this.storage = storage;
  }

  void run() {
    if (CLOCK.roughlyNow() - dueAt < 0) {
      return;
    }
    try {
      storage.maintain();
      failing = false;
      pause.over();
    } catch (Throwable thrown) {
      dueAt = CLOCK.roughlyNow() + pause.nextNanos();
      if (!failing) {
        failing = true;
        LOG.log(
            Level.WARNING,
            "The storage's maintenance failed; it is tried again later. Calls are not affected.",
            thrown);
      }
    }
  }
}
