package dev.breaker;

import dev.breaker.storage.NanoClock;
import dev.breaker.storage.Pause;
import dev.breaker.storage.ProcessClock;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether the storage can be used. When it fails or is too slow, all circuits go alone, and it is
 * left in peace for a {@link Pause}.
 */
final class Availability {
  private static final NanoClock CLOCK = ProcessClock.SYSTEM;

  private final List<FleetCircuit> circuits;
  private final Listeners listeners;
  private final long timeoutNanos;
  private final Pause pause = new Pause();
  private volatile boolean away;
  private volatile boolean joined;
  private volatile boolean joining;
  private volatile boolean silent;
  private long nextTryAt;

  Availability(List<FleetCircuit> circuits, Listeners listeners, long timeoutNanos) {
    this.circuits = circuits;
    this.listeners = listeners;
    this.timeoutNanos = timeoutNanos;
  }

  boolean isAway() {
    return away;
  }

  /** Whether there was an answer, or an outage, before. */
  boolean hasJoined() {
    return joined;
  }

  /** Whether the first words with the storage take so long that nobody waits for them any more. */
  boolean isJoining() {
    return joining;
  }

  /** From now on, what the storage does is of no interest to anybody. */
  void fallSilent() {
    silent = true;
  }

  /** A new circuit takes part in an outage. */
  synchronized void include(FleetCircuit circuit) {
    if (away || silent) {
      circuit.goAlone(nextTryAt);
    }
  }

  /** Somebody waited for the whole timeout in vain. */
  void timedOut() {
    if (joined || away) {
      tooSlow("no answer");
      listeners.deliver();
    } else {
      joining = true;
    }
  }

  void tooSlow(String what) {
    unavailable(what + " within " + TimeUnit.NANOSECONDS.toMillis(timeoutNanos) + " ms", null);
  }

  long retryAfter(Pause between) {
    return CLOCK.roughlyNow() + between.nextNanos();
  }

  void unavailable(String problem, @Nullable Throwable cause) {
    leaveAlone(problem, cause);
    circuits.forEach(FleetCircuit::answerAskers);
  }

  private synchronized void leaveAlone(String problem, @Nullable Throwable cause) {
    joined = true;
    joining = false;
    boolean first = !away;
    if (first || CLOCK.roughlyNow() - nextTryAt >= 0) {
      nextTryAt = retryAfter(pause);
    }
    for (FleetCircuit circuit : circuits) {
      circuit.goAlone(nextTryAt);
    }
    if (first && !silent) {
      Log.logThrown(
          Level.WARNING,
          "The storage cannot be used (" + problem + "); this process protects itself until it can",
          cause);
      listeners.noticedStorageUnavailable(problem);
    }
    // At last, since nobody waits for this thread any more who finds that the storage is away.
    away = true;
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
    if (away) {
      away = false;
      Log.log(Level.INFO, "The storage can be used again");
      listeners.noticedStorageRecovered();
    }
  }

  /** Whatever was wrong, it was at another time: a storage that is away is asked again. */
  synchronized void retryNow() {
    if (away) {
      pause.over();
      nextTryAt = CLOCK.now();
      for (FleetCircuit circuit : circuits) {
        circuit.goAlone(nextTryAt);
      }
    }
  }

  void rejected(String service, String problem) {
    Log.log(
        Level.WARNING,
        "The storage cannot be used for service {0} ({1}); this process protects itself until it can",
        service,
        problem);
    listeners.noticedStorageUnavailable("service " + service + ": " + problem);
  }

  void acceptedAgain(String service) {
    Log.log(Level.INFO, "The storage can be used again for service {0}", service);
    listeners.noticedStorageRecovered();
  }
}
