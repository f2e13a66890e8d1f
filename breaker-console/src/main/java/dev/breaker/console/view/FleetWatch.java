package dev.breaker.console.view;

import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Reads the circuits of the fleet again and again while somebody watches, once for all watchers. A
 * thread of its own does so; it sleeps while there is no watcher.
 */
public final class FleetWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.breaker.console");

  /** A reading is recent for so many pauses. */
  private static final int RECENT = 3;

  private final Storage storage;
  private final InstantSource clock;
  private final long pauseMillis;
  private final Samples samples;
  private final Thread thread = new Thread(null, this::run, "breaker-console", 0, false);
  private FleetReading last = FleetReading.NONE;
  private int watchers;
  private boolean started;
  private boolean closed;

  /**
   * A watch of a fleet, which starts with its first watcher.
   *
   * @param storage where the circuits are
   * @param clock tells when a reading was made
   * @param pause the time between two readings
   * @param samples takes the counts of each reading
   */
  public FleetWatch(Storage storage, InstantSource clock, Duration pause, Samples samples) {
    this.storage = storage;
    this.clock = clock;
    this.samples = samples;
    pauseMillis = pause.toMillis();
    thread.setDaemon(true);
  }

  /** Counts a watcher in: from now on, there are readings. */
  public synchronized void begin() {
    watchers++;
    if (!started && !closed) {
      started = true;
      thread.start();
    }
    notifyAll();
  }

  /** Counts a watcher out. */
  public synchronized void end() {
    watchers--;
  }

  /**
   * Waits for a reading.
   *
   * @param after the number of the reading that the caller has already; 0 for none
   * @param limit how long to wait at most
   * @return the newest reading; the one that the caller has already if there was none until then
   * @throws InterruptedException if the thread was interrupted meanwhile
   */
  public synchronized FleetReading next(long after, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (last.number() <= after && !closed) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        break;
      }
      wait(left / 1_000_000 + 1);
    }
    return last;
  }

  /**
   * A reading that is recent enough to answer a single question. The caller must be a watcher.
   *
   * @param limit how long to wait at most
   * @return the newest reading, or the next one if there was no watcher for a while
   * @throws InterruptedException if the thread was interrupted meanwhile
   */
  public FleetReading recent(Duration limit) throws InterruptedException {
    FleetReading newest = next(0, limit);
    Instant readAt = newest.readAt();
    boolean old =
        readAt == null || clock.instant().isAfter(readAt.plusMillis(pauseMillis * RECENT));
    return old && newest.number() > 0 ? next(newest.number(), limit) : newest;
  }

  private void run() {
    try {
      while (awaitWatcher()) {
        FleetReading reading = read();
        tell(reading);
        pause();
      }
    } catch (InterruptedException e) {
      // Only close interrupts it.
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void tell(FleetReading reading) {
    last = reading;
    notifyAll();
  }

  /** Not shorter for those who begin to watch meanwhile. */
  private synchronized void pause() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMillis);
    long left = pauseMillis;
    while (left > 0 && !closed) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
  }

  private synchronized boolean awaitWatcher() throws InterruptedException {
    while (watchers == 0 && !closed) {
      wait();
    }
    return !closed;
  }

  private FleetReading read() {
    FleetReading before;
    synchronized (this) {
      before = last;
    }
    try {
      Map<String, RegisteredService> services = new LinkedHashMap<>();
      Map<String, CircuitRow> rows = new LinkedHashMap<>();
      List<RegisteredService> read = storage.services();
      Instant now = clock.instant();
      for (RegisteredService each : read) {
        services.put(each.service(), each);
        rows.put(each.service(), CircuitRow.of(each, now));
      }
      samples.add(now, rows.values());
      return new FleetReading(before.number() + 1, services, rows, now, null);
    } catch (StorageException e) {
      return failed(before, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // The next reading may succeed, and those who watch must not wait for it in vain.
      LOG.log(Level.ERROR, "The console could not read the circuits", e);
      return failed(before, "the circuits could not be read; the console's log says why");
    }
  }

  private static FleetReading failed(FleetReading before, String problem) {
    return new FleetReading(
        before.number() + 1, before.services(), before.rows(), before.readAt(), problem);
  }

  /**
   * Whether no more readings come.
   *
   * @return true once this watch is closed
   */
  public synchronized boolean isClosed() {
    return closed;
  }

  /** Ends the readings. Those who wait for one get the last. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    thread.interrupt();
  }
}
