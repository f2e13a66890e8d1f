package dev.breaker.fleet;

import static dev.breaker.base.Log.LOG;

import dev.breaker.base.NanoClock;
import dev.breaker.base.Pause;
import dev.breaker.base.ProcessClock;
import dev.breaker.storage.StorageException;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether the storage can be used. When it fails or is too slow, it is left in peace for a {@link
 * Pause}, and each circuit that is used meanwhile falls back. Circuits look here; they are not
 * told, so noticing an outage takes no longer for many circuits than for one.
 */
final class Availability {
  private static final NanoClock CLOCK = ProcessClock.SYSTEM;

  private final Events events;
  private final long timeoutNanos;
  private final DueThread reporting;
  private final Pause pause = new Pause();
  private volatile boolean away;
  private volatile boolean joined;
  private volatile boolean joining;
  private volatile boolean closed;
  private volatile long nextTryAt;

  /** Null before the first outage, which few processes see. */
  private @Nullable Outages outages;

  /** The reporting thread tries the storage when it is woken. */
  Availability(Events events, long timeoutNanos, DueThread reporting) {
    this.events = events;
    this.timeoutNanos = timeoutNanos;
    this.reporting = reporting;
  }

  boolean isAway() {
    return away;
  }

  /** Whether a storage that is away may be tried now. */
  boolean isTryDue(long now) {
    return now - nextTryAt >= 0;
  }

  /** When a storage that is away is tried again. */
  long nextTryAt() {
    return nextTryAt;
  }

  /** Whether there was an answer, or an outage, before. */
  boolean hasJoined() {
    return joined;
  }

  /** Whether the first exchange takes so long that no call waits for it any more. */
  boolean isJoining() {
    return joining;
  }

  /** From now on every circuit falls back, and what the storage does is not told. */
  synchronized void close() {
    closed = true;
    away = true;
    if (outages != null) {
      outages.endAll();
    }
  }

  /** A call waited for the whole timeout in vain. */
  void timedOut() {
    if (joined || away) {
      tooSlow("no answer");
      events.deliver();
    } else {
      joining = true;
    }
  }

  /** Returns the problem in words. */
  String tooSlow(String what) {
    String problem = what + " within " + TimeUnit.NANOSECONDS.toMillis(timeoutNanos) + " ms";
    unavailable(problem, null);
    return problem;
  }

  long retryAfter(Pause between) {
    return CLOCK.roughlyNow() + between.nextNanos();
  }

  void unavailable(String problem, @Nullable Throwable cause) {
    if (leaveAlone(problem)) {
      // The problem says it all; where a storage found it is for those who debug.
      boolean foundByStorage = cause instanceof StorageException;
      LOG.log(
          Level.WARNING,
          "The storage cannot be used ("
              + problem
              + "); falling back to in-process circuit breakers",
          foundByStorage && !LOG.isLoggable(Level.DEBUG) ? null : cause);
    }
  }

  /** Returns whether it was there until now. */
  private synchronized boolean leaveAlone(String problem) {
    joined = true;
    joining = false;
    boolean first = !away;
    if (first || isTryDue(CLOCK.roughlyNow())) {
      nextTryAt = retryAfter(pause);
    }
    if (first) {
      // Before circuits can notice it, so that listeners hear of it before they hear of those.
      events.storageUnavailable(problem);
      outages().begin(Outages.ALL, problem);
      away = true;
    }
    reporting.wakeAt(nextTryAt);
    return first;
  }

  /** It answered, even if late. */
  void answered() {
    joined = true;
    joining = false;
  }

  /** It answered: in time, or to a process that stood still and so cannot tell how soon. */
  synchronized void available(boolean inTime) {
    if (inTime) {
      pause.over();
    }
    if (away && !closed) {
      away = false;
      LOG.log(Level.INFO, "The storage can be used again");
      outages().end(Outages.ALL);
      events.storageRecovered();
    }
  }

  /** The trouble was at another time, so a storage that is away is asked again. */
  synchronized void retryNow() {
    if (away && !closed) {
      pause.over();
      nextTryAt = CLOCK.now();
      reporting.wakeAt(nextTryAt);
    }
  }

  private synchronized Outages outages() {
    Outages known = outages == null ? new Outages() : outages;
    outages = known;
    return known;
  }

  void rejected(String service, String problem) {
    LOG.log(
        Level.WARNING,
        "The storage cannot be used for service {0} ({1}); falling back to an in-process circuit"
            + " breaker",
        service,
        problem);
    outages().begin(service, problem);
    events.storageUnavailable("service " + service + ": " + problem);
  }

  void acceptedAgain(String service) {
    LOG.log(Level.INFO, "The storage can be used again for service {0}", service);
    outages().end(service);
    events.storageRecovered();
  }
}
