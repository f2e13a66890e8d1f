package dev.breaker;

import dev.breaker.storage.NanoClock;
import dev.breaker.storage.Pause;
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
import org.jspecify.annotations.Nullable;

/**
 * The one thread that talks to a storage: it sends what has gathered for all circuits in one
 * exchange, and while that is under way the next gathers. Started by the first thing to send;
 * callers never do I/O, they only wait for its answer, and no longer than the storage's timeout.
 *
 * <p>When the storage fails or is too slow, all circuits go alone, and it is left in peace for a
 * {@link Pause}.
 */
final class Reporter {
  private static final System.Logger LOG = System.getLogger("dev.breaker");

  private final Storage storage;
  private final String process;
  private final Listeners listeners;
  private final NanoClock viewClock;
  private final long timeoutNanos;

  private final List<FleetCircuit> circuits = new CopyOnWriteArrayList<>();
  private final Queue<CompletableFuture<@Nullable Void>> senders = new ConcurrentLinkedQueue<>();
  private final DueThread thread = new DueThread("breaker-reporter", this::work);

  private final Pause pause = new Pause();
  private volatile boolean away;
  private volatile boolean joined;
  private volatile boolean joining;
  private volatile boolean invoked;
  private volatile CompletableFuture<@Nullable Void> exchanging =
      CompletableFuture.completedFuture(null);
  private long nextTryAt;

  /** The view clock tells how old views are; it is not the system's only in tests. */
  Reporter(Storage storage, String process, Listeners listeners, NanoClock viewClock) {
    this.storage = storage;
    this.process = process;
    this.listeners = listeners;
    this.viewClock = viewClock;
    timeoutNanos = storage.timeout().toNanos();
  }

  long timeoutNanos() {
    return timeoutNanos;
  }

  long maxStalenessNanos() {
    return storage.maxStaleness().toNanos();
  }

  synchronized FleetCircuit circuit(CircuitBreaker breaker) {
    FleetCircuit circuit = new FleetCircuit(breaker, this, viewClock);
    breaker.follow(circuit, false);
    circuits.add(circuit);
    if (away || thread.isStopped()) {
      circuit.goAlone(nextTryAt);
    }
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
    // Before anything is collected, so that what is not pressing any more is under way.
    exchanging = running;
    try {
      exchange();
    } catch (Throwable thrown) {
      unavailable("the reporter threw " + thrown, thrown);
    } finally {
      running.complete(null);
    }
    listeners.deliver();
  }

  private void exchange() {
    List<CompletableFuture<?>> sending = new ArrayList<>();
    for (CompletableFuture<?> sender; (sender = senders.poll()) != null; ) {
      sending.add(sender);
    }
    List<Step> steps = new ArrayList<>();
    long start = System.nanoTime();
    for (FleetCircuit circuit : circuits) {
      circuit.collect(steps, start);
    }
    if (!steps.isEmpty()) {
      exchange(steps, start);
    }
    for (CompletableFuture<?> sender : sending) {
      sender.complete(null);
    }
  }

  private void exchange(List<Step> steps, long start) {
    List<StorageReply> replies;
    try {
      List<StorageRequest> requests = new ArrayList<>(steps.size());
      for (Step step : steps) {
        requests.add(step.request());
      }
      replies = storage.exchange(process, requests);
    } catch (Throwable thrown) {
      StorageException problem =
          thrown instanceof StorageException known
              ? known
              : new StorageException("the storage threw " + thrown, thrown);
      for (Step step : steps) {
        step.failed(problem);
      }
      unavailable(String.valueOf(problem.getMessage()), problem);
      return;
    }
    long elapsed = System.nanoTime() - start;
    // The first words take long: classes are loaded, and a connection made.
    boolean late = elapsed > timeoutNanos && joined;
    joined = true;
    joining = false;
    if (!late) {
      available();
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
      tooSlow("it answered after " + TimeUnit.NANOSECONDS.toMillis(elapsed) + " ms, not");
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

  /** Waits for an answer, up to the timeout; if there is none by then, the storage is away. */
  boolean await(CompletableFuture<?> answer) {
    return await(answer, timeoutNanos);
  }

  /** Less patience than the timeout says nothing about the storage. */
  private boolean await(CompletableFuture<?> answer, long nanos) {
    if (thread.isCurrent()) {
      return answer.isDone();
    }
    try {
      answer.get(nanos, TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      if (nanos >= timeoutNanos) {
        timedOut();
      }
      return answer.isDone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return answer.isDone();
    } catch (ExecutionException e) {
      throw new IllegalStateException("answers are never exceptional", e);
    }
  }

  /** Sends what has gathered and waits until the storage has it, up to the timeout. */
  void sendAndWait() {
    sendAndWait(timeoutNanos);
  }

  private void sendAndWait(long nanos) {
    CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();
    senders.add(sent);
    wakeWithin(0);
    if (!away && !thread.isStopped()) {
      await(sent, nanos);
    }
  }

  void timedOut() {
    if (joined || away) {
      tooSlow("no answer");
      listeners.deliver();
    } else {
      joining = true;
    }
  }

  /** Whether the first words with the storage take so long that nobody waits for them any more. */
  boolean isJoining() {
    return joining;
  }

  private void tooSlow(String what) {
    unavailable(what + " within " + TimeUnit.NANOSECONDS.toMillis(timeoutNanos) + " ms", null);
  }

  long retryAfter(Pause between) {
    return System.nanoTime() + between.nextNanos();
  }

  private void unavailable(String problem, @Nullable Throwable cause) {
    leaveAlone(problem, cause);
    circuits.forEach(FleetCircuit::answerAskers);
  }

  private synchronized void leaveAlone(String problem, @Nullable Throwable cause) {
    joined = true;
    joining = false;
    boolean first = !away;
    if (first || System.nanoTime() - nextTryAt >= 0) {
      away = true;
      nextTryAt = retryAfter(pause);
    }
    for (FleetCircuit circuit : circuits) {
      circuit.goAlone(nextTryAt);
    }
    if (first && !thread.isStopped()) {
      LOG.log(
          Level.WARNING,
          "The storage cannot be used (" + problem + "); this process protects itself until it can",
          cause);
      listeners.noticedStorageUnavailable(problem);
    }
  }

  private synchronized void available() {
    if (away) {
      away = false;
      pause.over();
      LOG.log(Level.INFO, "The storage can be used again");
      listeners.noticedStorageRecovered();
    }
  }

  void rejected(String service, String problem) {
    LOG.log(
        Level.WARNING,
        "The storage cannot be used for service {0} ({1}); this process protects itself until it can",
        service,
        problem);
    listeners.noticedStorageUnavailable("service " + service + ": " + problem);
  }

  void acceptedAgain(String service) {
    LOG.log(Level.INFO, "The storage can be used again for service {0}", service);
    listeners.noticedStorageRecovered();
  }

  void flush() {
    if (away || thread.isStopped() || circuits.stream().noneMatch(FleetCircuit::hasUnknown)) {
      return;
    }
    // One timeout for the exchange that is under way, one for what has gathered meanwhile.
    sendAndWait(2 * timeoutNanos);
  }

  /** From now on this process may be frozen whenever no invocation is under way. */
  void beginInvocation() {
    invoked = true;
  }

  /** Whether this process may be frozen between invocations. */
  boolean isInvoked() {
    return invoked;
  }

  void endInvocation(IntSupplier remainingMillis) {
    if (away || thread.isStopped()) {
      return;
    }
    boolean pressing = circuits.stream().anyMatch(FleetCircuit::isPressing);
    CompletableFuture<@Nullable Void> running = exchanging;
    if (!pressing && running.isDone()) {
      return;
    }
    long left = TimeUnit.MILLISECONDS.toNanos(remainingMillis.getAsInt()) / 2;
    long patience = Math.min(2 * timeoutNanos, left);
    if (patience <= 0) {
      return;
    }
    if (pressing) {
      sendAndWait(patience);
    } else {
      await(running, patience);
    }
  }

  void close() {
    flush();
    thread.stop(timeoutNanos);
    for (FleetCircuit circuit : circuits) {
      circuit.goAlone(0);
      circuit.answerAskers();
    }
  }
}
