package dev.breaker.fleet;

import static dev.breaker.base.Log.LOG;

import dev.breaker.base.NanoClock;
import dev.breaker.base.ProcessClock;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that talks to a storage: it sends what has gathered in a round of exchanges, and
 * while that is under way the next gathers. Started by the first thing to send; callers never do
 * I/O, they only wait for its answer, and no longer than the storage's timeout.
 */
final class Reporter implements Reporting {
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
  private final Events events;
  private final NanoClock viewClock;
  private final long timeoutNanos;

  /**
   * What takes longer was not waited for: a storage gives up after a small multiple of its timeout.
   * This process stood still meanwhile, which says nothing about the storage.
   */
  private final long stoodStillNanos;

  private final Queue<FleetCircuit> circuits = new ConcurrentLinkedQueue<>();
  private final Agenda agenda = new Agenda();
  private final Queue<CompletableFuture<@Nullable Void>> senders = new ConcurrentLinkedQueue<>();
  private final DueThread thread = new DueThread("breaker-reporter", this::work);
  private final Waiting waiting;
  private final Timeouts timeouts;
  private final Maintenance maintenance;

  private final Availability availability;
  private volatile boolean invoked;
  private volatile boolean suspended;

  /** Whether this is one of the {@link OpenBreakers}. */
  private final AtomicBoolean open = new AtomicBoolean();

  /** How many exchanges were answered. */
  private volatile long answers;

  /**
   * The number of the exchange, or of the other work with the storage, that is under way; else 0.
   */
  private volatile long underWay;

  /** Whether what is under way began while the storage was away. */
  private volatile boolean tryingAgain;

  // Of the reporting thread.
  private long begun;
  private long answered;
  private long answeredAt;
  private int mostSteps = FEW_STEPS;

  /** It asks again after a freeze, but does not believe in two in a row. */
  private boolean askedAgain;

  private volatile CompletableFuture<@Nullable Void> exchanging =
      CompletableFuture.completedFuture(null);
  private volatile CompletableFuture<@Nullable Void> telling =
      CompletableFuture.completedFuture(null);

  /** The view clock tells how old views are; it is not the system's only in tests. */
  Reporter(Storage storage, ProcessName process, Events events, NanoClock viewClock) {
    this.storage = storage;
    this.process = process;
    this.events = events;
    this.viewClock = viewClock;
    answeredAt = viewClock.now();
    timeoutNanos = storage.timeout().toNanos();
    stoodStillNanos = Math.max(STOOD_STILL_FROM, 10 * timeoutNanos);
    availability = new Availability(events, timeoutNanos, thread);
    waiting = new Waiting(this, viewClock, timeoutNanos);
    timeouts = new Timeouts(this, timeoutNanos);
    maintenance = new Maintenance(storage);
  }

  @Override
  public long stoodStillNanos() {
    return stoodStillNanos;
  }

  @Override
  public long maxStalenessNanos() {
    return storage.maxStaleness().toNanos();
  }

  @Override
  public Availability availability() {
    return availability;
  }

  @Override
  public void addPressing(FleetCircuit circuit) {
    agenda.addPressing(circuit);
  }

  @Override
  public void addGathering(FleetCircuit circuit) {
    agenda.addGathering(circuit);
  }

  @Override
  public Wait beginWait() {
    return waiting.begin();
  }

  @Override
  public boolean await(CompletableFuture<?> answer, Wait wait) {
    return waiting.await(answer, wait);
  }

  @Override
  public void awaitConfirmation(CompletableFuture<?> answer, Wait wait, long waitedNanos) {
    waiting.awaitConfirmation(answer, wait, waitedNanos);
  }

  @Override
  public void answerInTime(FleetCircuit circuit, CompletableFuture<Decision> asked, Wait wait) {
    timeouts.add(circuit, asked, wait);
  }

  Waiting waiting() {
    return waiting;
  }

  Timeouts timeouts() {
    return timeouts;
  }

  FleetCircuit circuit(Service service) {
    FleetCircuit circuit = new FleetCircuit(service, this, viewClock);
    service.watch().follow(circuit, false);
    circuits.add(circuit);
    return circuit;
  }

  @Override
  public long now() {
    return ProcessClock.SYSTEM.roughlyNow();
  }

  @Override
  public void wakeWithin(long nanos) {
    thread.wakeWithin(nanos);
  }

  @Override
  public void retryAt(FleetCircuit circuit, long at) {
    agenda.addRetry(circuit, at);
    thread.wakeAt(availability.isAway() ? availability.nextTryAt() : at);
  }

  @Override
  public boolean isCurrentThread() {
    return thread.isCurrent();
  }

  private void work() {
    CompletableFuture<@Nullable Void> running = new CompletableFuture<>();
    CompletableFuture<@Nullable Void> told = new CompletableFuture<>();
    // Before anything is collected, so that what is not pressing any more is under way.
    exchanging = running;
    telling = told;
    if (begun == 0 && open.compareAndSet(false, true)) {
      OpenBreakers.ALL.opened();
    }
    tryingAgain = availability.isAway();
    if (tryingAgain) {
      // No call waits for this, so none would find out that it hangs.
      timeouts.watchExchange();
    }
    try {
      if (!suspended) {
        round();
        maintain();
      }
    } catch (Throwable thrown) {
      availability.unavailable("the reporter threw " + thrown, thrown);
    } finally {
      running.complete(null);
      events.deliver();
      told.complete(null);
    }
  }

  private void maintain() {
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

  /** The number of what is under way with the storage; 0 if nothing is. */
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

  /** Sends all that has gathered by now, and answers all who ask. */
  private void round() {
    List<CompletableFuture<?>> sending = new ArrayList<>();
    for (CompletableFuture<?> sender; (sender = senders.poll()) != null; ) {
      sending.add(sender);
    }
    try {
      Queue<FleetCircuit> gathered = agenda.takeGathering();
      if (viewClock.now() - answeredAt > QUIET && !askFirst(gathered.peek())) {
        gathered.forEach(FleetCircuit::gather);
        return;
      }
      List<Step> steps = nextSteps(gathered);
      while (!steps.isEmpty()) {
        if (!exchange(steps)) {
          gathered.forEach(FleetCircuit::gather);
          return;
        }
        steps = nextSteps(gathered);
      }
    } finally {
      for (CompletableFuture<?> sender : sending) {
        sender.complete(null);
      }
    }
  }

  /**
   * After a quiet time, what calls wait to hear goes ahead of what there is to tell, or else a
   * question for its own sake. It may be asked twice, so a storage need not try first whether its
   * connection still works, and what is told then goes over one that does.
   *
   * @param gathered a circuit that has something to tell, if there is one
   * @return whether the storage answered, if it was asked
   */
  private boolean askFirst(@Nullable FleetCircuit gathered) {
    List<Step> steps = new ArrayList<>();
    List<FleetCircuit> notDone = new ArrayList<>();
    for (FleetCircuit circuit;
        steps.size() < mostSteps && (circuit = agenda.pollPressing()) != null; ) {
      if (!circuit.collectQuestions(steps)) {
        notDone.add(circuit);
      }
    }
    notDone.forEach(FleetCircuit::press);
    FleetCircuit telling = notDone.isEmpty() ? gathered : notDone.get(0);
    if (steps.isEmpty() && telling != null) {
      telling.collectRead(steps);
    }
    return steps.isEmpty() || exchange(steps);
  }

  /** First those for whom somebody waits, then those that come back, then those that report. */
  private List<Step> nextSteps(Queue<FleetCircuit> gathered) {
    List<Step> steps = new ArrayList<>();
    for (FleetCircuit circuit;
        steps.size() < mostSteps && (circuit = agenda.pollPressing()) != null; ) {
      circuit.collect(steps);
    }
    collectRetries(steps);
    for (FleetCircuit circuit; steps.size() < mostSteps && (circuit = gathered.poll()) != null; ) {
      circuit.collect(steps);
    }
    return steps;
  }

  private void collectRetries(List<Step> steps) {
    long now = ProcessClock.SYSTEM.now();
    if (availability.isAway()) {
      if (!availability.isTryDue(now)) {
        thread.wakeAt(availability.nextTryAt());
        return;
      }
      FleetCircuit any = circuits.peek();
      if (any != null && agenda.nextRetryAt() == null) {
        // None was used since it went away, and one has to find out when it is back.
        any.fallBack();
      }
    }
    for (FleetCircuit circuit;
        steps.size() < mostSteps && (circuit = agenda.pollRetry(now)) != null; ) {
      circuit.collectRetry(steps);
    }
    Long next = agenda.nextRetryAt();
    if (next != null) {
      thread.wakeAt(next);
    }
  }

  @Override
  public void exchangeNow(Step step) {
    if (!suspended && !thread.isStopped()) {
      exchange(List.of(step));
    }
  }

  /** Returns whether the storage answered in time. */
  private boolean exchange(List<Step> steps) {
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
    if (late) {
      availability.tooSlow(
          "it answered after " + TimeUnit.NANOSECONDS.toMillis(elapsed) + " ms, not");
    }
    return !late;
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
      step.circuit().answerAskers();
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
    if (viewClock.now() - start >= stoodStillNanos && !askedAgain) {
      // Cut in two by a freeze: asked again, on another connection.
      askedAgain = true;
      availability.retryNow();
      wakeWithin(0);
    } else {
      availability.unavailable(String.valueOf(problem.getMessage()), problem);
      for (Step step : steps) {
        step.circuit().fallBack();
      }
    }
    answer(steps);
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

  /** From now on this process may be frozen whenever no invocation is under way. */
  void beginInvocation() {
    invoked = true;
    ProcessClock.SYSTEM.now();
    thread.lookAgain();
  }

  @Override
  public boolean isInvoked() {
    return invoked;
  }

  /** Whether what is sent now may arrive. */
  boolean isReachable() {
    return !availability.isAway() && isAtWork();
  }

  /** Whether this is neither closed nor suspended. */
  boolean isAtWork() {
    return !suspended && !thread.isStopped();
  }

  Queue<FleetCircuit> circuits() {
    return circuits;
  }

  /** How many exchanges were answered so far. */
  long answers() {
    return answers;
  }

  /** Has all that has gathered sent, which completes the returned. Never blocks. */
  CompletableFuture<@Nullable Void> send() {
    CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();
    senders.add(sent);
    wakeWithin(0);
    return sent;
  }

  /** The latest round, complete once it is over. */
  CompletableFuture<@Nullable Void> exchanging() {
    return exchanging;
  }

  /** The latest telling of listeners, after a round, complete once it is over. */
  CompletableFuture<@Nullable Void> telling() {
    return telling;
  }

  /** Whether the latest round is to find out if a storage is back. */
  boolean isTryingAgain() {
    return tryingAgain;
  }

  /** Before a checkpoint: says what there is to say, and lets go of all connections. */
  void suspend() {
    waiting.flush();
    suspended = true;
    waiting.awaitRound();
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
    waiting.flush();
    availability.close();
    thread.stop(timeoutNanos);
    if (open.compareAndSet(true, false)) {
      OpenBreakers.ALL.closed();
    }
    timeouts.stop(timeoutNanos);
    circuits.forEach(FleetCircuit::answerAskers);
  }
}
