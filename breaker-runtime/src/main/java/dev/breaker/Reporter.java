package dev.breaker;

import dev.breaker.storage.NanoClock;
import dev.breaker.storage.ProcessClock;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that talks to a storage: it sends what has gathered for all circuits in one
 * exchange, and while that is under way the next gathers. Started by the first thing to send;
 * callers never do I/O, they only wait for its answer, and no longer than the storage's timeout.
 */
final class Reporter {
  private static final long STOOD_STILL_FROM = TimeUnit.SECONDS.toNanos(1);

  /** After that a connection may be dead, most often because this process was frozen meanwhile. */
  private static final long QUIET = TimeUnit.SECONDS.toNanos(1);

  /** An exchange can teach what the next one has to say. One more may be under way before. */
  private static final int MOST_ROUNDS = 3;

  private final Storage storage;
  private final ProcessName process;
  private final Listeners listeners;
  private final NanoClock viewClock;
  private final long timeoutNanos;

  /**
   * What takes longer was not waited for: a storage gives up after a small multiple of its timeout.
   * This process stood still meanwhile, which says nothing about the storage.
   */
  private final long stoodStillNanos;

  private final List<FleetCircuit> circuits = new CopyOnWriteArrayList<>();
  private final Queue<CompletableFuture<@Nullable Void>> senders = new ConcurrentLinkedQueue<>();
  private final DueThread thread = new DueThread("breaker-reporter", this::work);

  private final Availability availability;
  private volatile boolean invoked;
  private volatile boolean suspended;

  /**
   * Of the reporting thread: it asks again after a freeze, but does not believe in two in a row.
   */
  private boolean askedAgain;

  /** Of the reporting thread, too. */
  private long answeredAt;

  private volatile CompletableFuture<@Nullable Void> exchanging =
      CompletableFuture.completedFuture(null);
  private volatile CompletableFuture<@Nullable Void> telling =
      CompletableFuture.completedFuture(null);

  /** The view clock tells how old views are; it is not the system's only in tests. */
  Reporter(Storage storage, ProcessName process, Listeners listeners, NanoClock viewClock) {
    this.storage = storage;
    this.process = process;
    this.listeners = listeners;
    this.viewClock = viewClock;
    answeredAt = viewClock.now();
    timeoutNanos = storage.timeout().toNanos();
    stoodStillNanos = Math.max(STOOD_STILL_FROM, 10 * timeoutNanos);
    availability = new Availability(circuits, listeners, timeoutNanos);
  }

  long timeoutNanos() {
    return timeoutNanos;
  }

  long stoodStillNanos() {
    return stoodStillNanos;
  }

  long maxStalenessNanos() {
    return storage.maxStaleness().toNanos();
  }

  Availability availability() {
    return availability;
  }

  FleetCircuit circuit(CircuitBreaker breaker) {
    FleetCircuit circuit = new FleetCircuit(breaker, this, viewClock);
    breaker.follow(circuit, false);
    circuits.add(circuit);
    availability.include(circuit);
    return circuit;
  }

  /** Has the next exchange begin within the given time, at once with 0. Never blocks. */
  void wakeWithin(long nanos) {
    thread.wakeWithin(nanos);
  }

  void wakeAt(long nanoTime) {
    thread.wakeAt(nanoTime);
  }

  private void work() {
    CompletableFuture<@Nullable Void> running = new CompletableFuture<>();
    CompletableFuture<@Nullable Void> told = new CompletableFuture<>();
    // Before anything is collected, so that what is not pressing any more is under way.
    exchanging = running;
    telling = told;
    try {
      if (!suspended) {
        exchange();
        storage.maintain();
      }
    } catch (Throwable thrown) {
      availability.unavailable("the reporter threw " + thrown, thrown);
    } finally {
      running.complete(null);
      listeners.deliver();
      told.complete(null);
    }
  }

  private void exchange() {
    if (viewClock.now() - answeredAt > QUIET) {
      askFirst();
    }
    List<CompletableFuture<?>> sending = new ArrayList<>();
    for (CompletableFuture<?> sender; (sender = senders.poll()) != null; ) {
      sending.add(sender);
    }
    try {
      List<Step> steps = new ArrayList<>();
      long now = ProcessClock.SYSTEM.now();
      for (FleetCircuit circuit : circuits) {
        circuit.collect(steps, now);
      }
      if (!steps.isEmpty()) {
        exchange(steps);
      }
    } finally {
      for (CompletableFuture<?> sender : sending) {
        sender.complete(null);
      }
    }
  }

  /**
   * After a quiet time, what calls wait to hear goes ahead of what there is to tell. It may be
   * asked twice, so a storage need not try first whether its connection still works.
   */
  private void askFirst() {
    List<Step> steps = new ArrayList<>();
    for (FleetCircuit circuit : circuits) {
      circuit.collectQuestions(steps);
    }
    if (!steps.isEmpty()) {
      exchange(steps);
    }
  }

  private void exchange(List<Step> steps) {
    long start = viewClock.now();
    List<StorageReply> replies;
    try {
      List<StorageRequest> requests = new ArrayList<>(steps.size());
      for (Step step : steps) {
        requests.add(step.request());
      }
      replies = storage.exchange(process.name(), requests);
    } catch (Throwable thrown) {
      StorageException problem =
          thrown instanceof StorageException known
              ? known
              : new StorageException("the storage threw " + thrown, thrown);
      for (Step step : steps) {
        step.failed(problem);
      }
      if (viewClock.now() - start >= stoodStillNanos && !askedAgain) {
        // Cut in two by a freeze: asked again, on another connection.
        askedAgain = true;
        availability.retryNow();
        wakeWithin(0);
      } else {
        availability.unavailable(String.valueOf(problem.getMessage()), problem);
      }
      return;
    }
    long elapsed = viewClock.now() - start;
    boolean stoodStill = elapsed >= stoodStillNanos;
    // The first words take long: classes are loaded, and a connection made.
    boolean late = elapsed > timeoutNanos && !stoodStill && availability.hasJoined();
    askedAgain = false;
    answeredAt = viewClock.now();
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
    watch(steps);
    if (late) {
      availability.tooSlow(
          "it answered after " + TimeUnit.NANOSECONDS.toMillis(elapsed) + " ms, not");
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
        storage.watch(circuit.policy().service(), changed -> circuit.refresh());
      }
    }
  }

  /**
   * Waits for an answer to what was asked at the given time, up to the timeout; if there is none by
   * then, the storage is away.
   */
  boolean await(CompletableFuture<?> answer, long start) {
    return await(answer, start, timeoutNanos);
  }

  /** Less patience than the timeout says nothing about the storage. */
  private boolean await(CompletableFuture<?> answer, long start, long nanos) {
    if (thread.isCurrent()) {
      return answer.isDone();
    }
    try {
      answer.get(nanos, TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      if (nanos >= timeoutNanos) {
        timedOut(start, nanos);
      }
      return answer.isDone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return answer.isDone();
    } catch (ExecutionException e) {
      throw new IllegalStateException("answers are never exceptional", e);
    }
  }

  /** Somebody waited since then for at least the timeout, and in vain. */
  void timedOut(long start, long patience) {
    if (viewClock.now() - start - patience < stoodStillNanos) {
      availability.timedOut();
    }
  }

  /** Sends what has gathered and waits until the storage has it, up to the timeout. */
  void sendAndWait() {
    sendAndWait(timeoutNanos);
  }

  private void sendAndWait(long nanos) {
    long start = viewClock.now();
    CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();
    senders.add(sent);
    wakeWithin(0);
    if (isReachable()) {
      await(sent, start, nanos);
    }
  }

  void flush() {
    // One timeout for the exchange that is under way, one for what has gathered meanwhile.
    evenIfInterrupted(() -> sendAll(FleetCircuit::hasUnknown, 2 * timeoutNanos));
  }

  /** Sends and waits until no circuit has any more to say, or patience ends. */
  private void sendAll(Predicate<FleetCircuit> unsaid, long patience) {
    long start = viewClock.now();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      long left = patience - (viewClock.now() - start);
      if (left <= 0 || !isReachable() || circuits.stream().noneMatch(unsaid)) {
        return;
      }
      sendAndWait(left);
    }
  }

  /** For waits that end soon anyway, and for whose sake the thread is still there. */
  private static void evenIfInterrupted(Runnable waiting) {
    boolean interrupted = Thread.interrupted();
    try {
      waiting.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** From now on this process may be frozen whenever no invocation is under way. */
  void beginInvocation() {
    invoked = true;
    ProcessClock.SYSTEM.now();
    thread.lookAgain();
  }

  /** Whether this process may be frozen between invocations. */
  boolean isInvoked() {
    return invoked;
  }

  void endInvocation(IntSupplier remainingMillis) {
    evenIfInterrupted(() -> endOf(remainingMillis));
  }

  private void endOf(IntSupplier remainingMillis) {
    if (suspended || thread.isStopped()) {
      return;
    }
    boolean pressing = circuits.stream().anyMatch(FleetCircuit::isPressing);
    CompletableFuture<@Nullable Void> running = exchanging;
    if (availability.isAway() && !running.isDone()) {
      // It is tried whether the storage is back, and nobody waits for that.
      return;
    }
    if (!pressing && running.isDone() && telling.isDone()) {
      return;
    }
    long patience = Math.min(2 * timeoutNanos, half(remainingMillis));
    if (patience <= 0) {
      return;
    }
    long start = viewClock.now();
    if (pressing) {
      sendAll(FleetCircuit::isPressing, patience);
    } else {
      await(running, start, patience);
    }
    // Nobody else may ever hear of it. How long listeners take says nothing about the storage.
    await(telling, start, Math.min(timeoutNanos - 1, patience - (viewClock.now() - start)));
  }

  /** In nanoseconds. Somebody who cannot tell has all the time that there may be need of. */
  private static long half(IntSupplier remainingMillis) {
    try {
      return TimeUnit.MILLISECONDS.toNanos(remainingMillis.getAsInt()) / 2;
    } catch (Throwable thrown) {
      Log.logThrown(Level.WARNING, "It is not known how much time the invocation has left", thrown);
      return Long.MAX_VALUE;
    }
  }

  private boolean isReachable() {
    return !availability.isAway() && !suspended && !thread.isStopped();
  }

  /** Before a checkpoint: says what there is to say, and lets go of all connections. */
  void suspend() {
    flush();
    suspended = true;
    await(exchanging, viewClock.now(), 2 * timeoutNanos);
    storage.suspend();
  }

  /**
   * After a restoration: what this process knew may be old, and what it had not said is said by
   * nobody, since many may have been restored from one checkpoint.
   */
  void resume() {
    circuits.forEach(FleetCircuit::startAfresh);
    suspended = false;
    availability.retryNow();
    // For whoever has asked meanwhile.
    thread.wakeIfStarted();
  }

  void close() {
    flush();
    availability.fallSilent();
    thread.stop(timeoutNanos);
    for (FleetCircuit circuit : circuits) {
      circuit.goAlone(0);
      circuit.answerAskers();
    }
  }
}
