package dev.breaker.fleet;

import dev.breaker.base.NanoClock;
import dev.breaker.base.ProcessClock;
import dev.breaker.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that talks to a storage: it sends what has gathered in a round of exchanges, and
 * while that is under way the next gathers. Started by the first thing to send; callers never do
 * I/O, they only wait for its answer, and no longer than the storage's timeout.
 */
final class Reporter implements Reporting {
  private final Storage storage;
  private final Events events;
  private final NanoClock viewClock;
  private final long timeoutNanos;

  private final Queue<FleetCircuit> circuits = new ConcurrentLinkedQueue<>();
  private final Agenda agenda = new Agenda();
  private final Queue<CompletableFuture<@Nullable Void>> senders = new ConcurrentLinkedQueue<>();
  private final DueThread thread = new DueThread("breaker-reporter", this::work);
  private final Waiting waiting;
  private final InvocationEnd invocationEnd;
  private final Timeouts timeouts;
  private final Exchanges exchanges;
  private final Round round;

  private final Availability availability;
  private volatile boolean invoked;
  private volatile boolean suspended;

  /** Whether this is one of the {@link OpenBreakers}. */
  private final AtomicBoolean open = new AtomicBoolean();

  /** Whether what is under way began while the storage was away. */
  private volatile boolean tryingAgain;

  private volatile CompletableFuture<@Nullable Void> exchanging =
      CompletableFuture.completedFuture(null);
  private volatile CompletableFuture<@Nullable Void> telling =
      CompletableFuture.completedFuture(null);

  /** The view clock tells how old views are; it is not the system's only in tests. */
  Reporter(Storage storage, ProcessName process, Events events, NanoClock viewClock) {
    this.storage = storage;
    this.events = events;
    this.viewClock = viewClock;
    timeoutNanos = storage.timeout().toNanos();
    availability = new Availability(events, timeoutNanos, thread);
    waiting = new Waiting(this, viewClock, timeoutNanos);
    invocationEnd = new InvocationEnd(this, waiting, viewClock, timeoutNanos);
    timeouts = new Timeouts(this, timeoutNanos);
    exchanges = new Exchanges(storage, process, viewClock, availability, thread, events);
    round = new Round(exchanges, agenda, availability, thread, circuits);
  }

  @Override
  public long stoodStillNanos() {
    return exchanges.stoodStillNanos();
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
  public void addPressing(CircuitOutbox outbox) {
    agenda.addPressing(outbox);
  }

  @Override
  public void addGathering(CircuitOutbox outbox) {
    agenda.addGathering(outbox);
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

  Exchanges exchanges() {
    return exchanges;
  }

  InvocationEnd invocationEnd() {
    return invocationEnd;
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

  /** Forgets a circuit that this process does not use any more. */
  void release(FleetCircuit circuit) {
    circuits.remove(circuit);
    storage.unwatch(circuit.policy().service());
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
  public void retryAt(CircuitOutbox outbox, long at) {
    agenda.addRetry(outbox, at);
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
    if (exchanges.areNone() && open.compareAndSet(false, true)) {
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
        exchanges.maintain();
      }
    } catch (Throwable thrown) {
      availability.unavailable("the reporter threw " + thrown, thrown);
    } finally {
      running.complete(null);
      events.deliver();
      told.complete(null);
    }
  }

  /** Sends all that has gathered by now, and answers all who ask. */
  private void round() {
    List<CompletableFuture<?>> sending = new ArrayList<>();
    for (CompletableFuture<?> sender; (sender = senders.poll()) != null; ) {
      sending.add(sender);
    }
    try {
      round.run();
    } finally {
      for (CompletableFuture<?> sender : sending) {
        sender.complete(null);
      }
    }
  }

  @Override
  public void exchangeNow(Step step) {
    if (!suspended && !thread.isStopped()) {
      exchanges.exchange(List.of(step));
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

  /** Whether that is so of any circuit's outbox. */
  boolean anyOutbox(Predicate<CircuitOutbox> what) {
    // No stream, which would load more classes at the end of the first invocation.
    for (FleetCircuit circuit : circuits) {
      if (what.test(circuit.outbox())) {
        return true;
      }
    }
    return false;
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
   * After a restoration: what this process knew may be old. What it had not said is dropped;
   * otherwise every process that was restored from this checkpoint would say it.
   */
  void resume() {
    circuits.forEach(FleetCircuit::startAfresh);
    suspended = false;
    availability.retryNow();
    // For those who have asked meanwhile.
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
    for (FleetCircuit circuit : circuits) {
      circuit.outbox().answerAskers();
    }
  }
}
