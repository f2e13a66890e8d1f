package dev.breaker.fleet;

import static dev.breaker.base.Log.LOG;

import dev.breaker.base.NanoClock;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The exchanges of the reporting thread with the storage, one after the other, and what each says
 * of the storage. Of that thread, but for what says otherwise.
 */
final class Exchanges {
  private static final long STOOD_STILL_FROM = TimeUnit.SECONDS.toNanos(1);

  /** After that a connection may be dead, most often because this process was frozen meanwhile. */
  private static final long QUIET = TimeUnit.SECONDS.toNanos(1);

  /**
   * So many steps take a server a few milliseconds, and those who wait get in between. A process
   * begins with few, since its first ones take long.
   */
  private static final int MOST_STEPS = 128;

  /**
   * An exchange of so few steps is late because the storage is slow, and not because of its size.
   */
  private static final int FEW_STEPS = 32;

  private final Storage storage;
  private final ProcessName process;
  private final NanoClock viewClock;
  private final Availability availability;
  private final DueThread thread;
  private final Events events;
  private final Maintenance maintenance;
  private final long timeoutNanos;

  /**
   * What takes longer was not waited for: a storage gives up after a small multiple of its timeout.
   * This process stood still meanwhile, which says nothing about the storage.
   */
  private final long stoodStillNanos;

  /** How many exchanges were answered. */
  private volatile long answers;

  /**
   * The number of the exchange, or of the other work with the storage, that is under way; else 0.
   */
  private volatile long underWay;

  private long begun;
  private long answered;
  private long answeredAt;
  private int mostSteps = FEW_STEPS;

  /** It asks again after a freeze, but does not believe in two in a row. */
  private boolean askedAgain;

  /** The thread is the one that all this runs on. */
  Exchanges(
      Storage storage,
      ProcessName process,
      NanoClock viewClock,
      Availability availability,
      DueThread thread,
      Events events) {
    this.storage = storage;
    this.process = process;
    this.viewClock = viewClock;
    this.availability = availability;
    this.thread = thread;
    this.events = events;
    maintenance = new Maintenance(storage);
    timeoutNanos = storage.timeout().toNanos();
    stoodStillNanos = Math.max(STOOD_STILL_FROM, 10 * timeoutNanos);
    answeredAt = viewClock.now();
  }

  long stoodStillNanos() {
    return stoodStillNanos;
  }

  /** Whether there was none so far. */
  boolean areNone() {
    return begun == 0;
  }

  /** Whether the latest answer was so long ago that a question should go first. */
  boolean isQuiet() {
    return viewClock.now() - answeredAt > QUIET;
  }

  /** How many steps the next exchange may have. */
  int mostSteps() {
    return mostSteps;
  }

  /** How many exchanges were answered so far. For any thread. */
  long answers() {
    return answers;
  }

  /** Returns whether the storage answered in time. */
  boolean exchange(List<Step> steps) {
    long start = viewClock.now();
    List<StorageReply> replies;
    beginWork();
    try {
      List<StorageRequest> requests = new ArrayList<>(steps.size());
      for (Step step : steps) {
        requests.add(step.request());
      }
      replies = storage.exchange(process.name(), requests);
    } catch (Throwable thrown) {
      failed(steps, thrown, start);
      return false;
    } finally {
      underWay = 0;
    }
    long elapsed = viewClock.now() - start;
    boolean stoodStill = elapsed >= stoodStillNanos;
    boolean slow = elapsed > timeoutNanos && !stoodStill;
    adaptTo(steps.size(), elapsed);
    // The first words take long: classes are loaded, and a connection made.
    boolean late = slow && steps.size() <= FEW_STEPS && availability.hasJoined();
    askedAgain = false;
    answeredAt = viewClock.now();
    answered++;
    answers = answered;
    availability.answered();
    if (!late) {
      availability.available(!stoodStill);
    }
    for (int i = 0; i < replies.size(); i++) {
      if (replies.get(i) instanceof StorageReply.Taken taken) {
        steps.get(i).taken(taken, late);
      } else if (replies.get(i) instanceof StorageReply.Rejected rejected) {
        steps.get(i).rejected(rejected.problem());
      }
    }
    answer(steps);
    watch(steps);
    String problem = late ? availability.tooSlow(answeredAfter(elapsed)) : null;
    if (!stoodStill) {
      events.reported(elapsed, problem);
    }
    return !late;
  }

  private static String answeredAfter(long nanos) {
    return "it answered after " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms, not";
  }

  /** On a slow machine or server, fewer steps at a time, so that each is answered in time. */
  private void adaptTo(int steps, long elapsed) {
    if (elapsed > timeoutNanos / 4 && steps > FEW_STEPS) {
      mostSteps = Math.max(FEW_STEPS, steps / 2);
    } else if (steps == mostSteps) {
      mostSteps = Math.min(MOST_STEPS, 2 * mostSteps);
    }
  }

  private static void answer(List<Step> steps) {
    for (Step step : steps) {
      step.answer();
      step.circuit().outbox().answerAskers();
    }
  }

  private void failed(List<Step> steps, Throwable thrown, long start) {
    StorageException problem =
        thrown instanceof StorageException known
            ? known
            : new StorageException("the storage threw " + thrown, thrown);
    for (Step step : steps) {
      step.failed(problem);
    }
    long elapsed = viewClock.now() - start;
    boolean stoodStill = elapsed >= stoodStillNanos;
    if (stoodStill && !askedAgain) {
      // Cut in two by a freeze: asked again, on another connection.
      askedAgain = true;
      availability.retryNow();
      thread.wakeWithin(0);
    } else {
      availability.unavailable(String.valueOf(problem.getMessage()), problem);
      for (Step step : steps) {
        step.circuit().fallBack();
      }
    }
    answer(steps);
    if (!stoodStill) {
      events.reported(elapsed, String.valueOf(problem.getMessage()));
    }
  }

  /**
   * Once a circuit is known, its changes are asked for; after the answers, for which calls wait.
   */
  private void watch(List<Step> steps) {
    for (Step step : steps) {
      FleetCircuit circuit = step.circuit();
      if (!circuit.isWatched()) {
        circuit.watched();
        storage.watch(circuit.policy(), changed -> circuit.refresh());
      }
    }
  }

  /** Has the storage do what no answer waits for. */
  void maintain() {
    beginWork();
    try {
      maintenance.run();
    } finally {
      underWay = 0;
    }
  }

  private void beginWork() {
    begun++;
    underWay = begun;
  }

  /** The number of what is under way with the storage; 0 if nothing is. For any thread. */
  long workUnderWay() {
    return underWay;
  }

  /** Ends an exchange that may never end by itself. For another thread. */
  void endExchange() {
    try {
      storage.endExchange();
    } catch (Throwable thrown) {
      LOG.log(Level.WARNING, "An exchange with the storage cannot be ended", thrown);
    }
  }
}
