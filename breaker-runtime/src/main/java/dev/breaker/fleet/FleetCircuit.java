package dev.breaker.fleet;

import static dev.breaker.base.Log.LOG;

import dev.breaker.base.NanoClock;
import dev.breaker.base.Pause;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A circuit that a fleet shares. Calls are decided from the last view while it can be used, and
 * else wait for the reporting thread to ask the storage; outcomes go to a {@link FleetLedger}.
 * While the storage cannot be used, a circuit in memory stands in.
 */
final class FleetCircuit implements Circuit, Outbox {
  /** A probe decides soon, so those whom it holds up look oftener, behind their refusals. */
  private static final long WATCH_PROBE_EVERY = TimeUnit.MILLISECONDS.toNanos(100);

  /** Older than any view can be used, and any circuit is open. */
  private static final long LONG_AGO = TimeUnit.DAYS.toNanos(30);

  private static final AtomicIntegerFieldUpdater<FleetCircuit> PRESSING =
      AtomicIntegerFieldUpdater.newUpdater(FleetCircuit.class, "pressing");
  private static final AtomicIntegerFieldUpdater<FleetCircuit> GATHERING =
      AtomicIntegerFieldUpdater.newUpdater(FleetCircuit.class, "gathering");

  private final Service service;
  private final BreakerPolicy policy;
  private final Reporting reporting;
  private final Availability availability;
  private final NanoClock nanoClock;
  private final long maxStalenessNanos;
  private final @Nullable StateWatch processWatch;

  private final Askers askers = new Askers();
  private final Newcomers newcomers;
  private final Operations operations;
  private volatile @Nullable Snapshot snapshot;
  private volatile boolean readWanted;

  /** Whether the reporter's agenda has this circuit: 1 if so. */
  private volatile int pressing;

  private volatile int gathering;

  private volatile @Nullable LocalCircuit fallback;
  private long fallenBackAt;
  private long askedAt;
  private boolean watched;
  private volatile @Nullable BreakerPolicy others;
  private boolean othersTold;

  /** Whether the reporter's agenda has a retry of this circuit. */
  private boolean retrying;

  /** Between retries of a circuit that the storage rejects; null while it does not. */
  private @Nullable Pause rejected;

  /** Those who wait until the storage has decided on what this circuit has to tell. */
  private List<CompletableFuture<@Nullable Void>> confirming = List.of();

  FleetCircuit(Service service, Reporting reporting, NanoClock nanoClock) {
    this.service = service;
    this.reporting = reporting;
    this.nanoClock = nanoClock;
    availability = reporting.availability();
    policy = service.policy();
    maxStalenessNanos = reporting.maxStalenessNanos();
    newcomers = new Newcomers();
    operations = new Operations(this, reporting);
    processWatch = policy.minimumProcesses() > 1 ? service.newWatch() : null;
  }

  @Override
  public Decision admit() {
    Decision decided = admitAtOnce();
    if (decided != null) {
      return decided;
    }
    Wait wait = reporting.beginWait();
    CompletableFuture<Decision> asked = ask();
    // An answer that comes just now may be the probe's lease, and no other call could give it back.
    boolean answered = reporting.await(asked, wait) || !asked.cancel(false);
    Decision decision = answered ? asked.join() : withoutAnswer();
    return decision instanceof Ledger ledger
        ? new WaitedLedger(ledger, nanoClock.now() - wait.start())
        : decision;
  }

  @Override
  public CompletableFuture<Decision> admitLater() {
    Wait wait = reporting.beginWait();
    CompletableFuture<Decision> asked = ask();
    reporting.answerInTime(this, asked, wait);
    return asked;
  }

  @Override
  public @Nullable Decision admitAtOnce() {
    LocalCircuit local = local();
    if (local != null) {
      return local.admit();
    }
    Snapshot current = snapshot;
    if (current == null) {
      return availability.isJoining() ? newcomer() : null;
    }
    long age = nanoClock.now() - current.learntAt();
    if (!current.isPlain()) {
      return decideBy(current, age);
    }
    FleetLedger ledger = current.ledger();
    if (age > maxStalenessNanos || ledger.isDeciding()) {
      return null;
    }
    ProcessCircuit process = current.process();
    return process == null ? ledger : process.admit();
  }

  private @Nullable Decision decideBy(Snapshot current, long age) {
    CircuitView view = current.view().after(age);
    if (view.isProbeDue()) {
      return null;
    }
    if (view.admitsAll()) {
      return age <= maxStalenessNanos && !current.ledger().isDeciding()
          ? admitted(view, current)
          : null;
    }
    boolean probing = view.state() == CircuitState.HALF_OPEN && view.lock() == null;
    if (age > (probing ? Math.min(WATCH_PROBE_EVERY, maxStalenessNanos) : maxStalenessNanos)) {
      refresh();
    }
    return Refused.by(view);
  }

  /** A call may go by a view that lets all go. */
  Decision admitted(CircuitView view, Snapshot by) {
    if (view.state() != CircuitState.CLOSED) {
      return UncountedLedger.INSTANCE;
    }
    ProcessCircuit process = view.lock() == null ? by.process() : null;
    return process == null ? by.ledger() : process.admit();
  }

  /** A call that goes although nothing is known. Where its outcome belongs is asked at once. */
  private Ledger newcomer() {
    refresh();
    return newcomers.admit();
  }

  /** Has the view replaced soon, without anybody waiting for it. */
  void refresh() {
    if (!readWanted) {
      readWanted = true;
      press();
    }
  }

  private CompletableFuture<Decision> ask() {
    CompletableFuture<Decision> asked = askers.add();
    press();
    answerAskers();
    return asked;
  }

  /**
   * After the storage did not answer: by then the fallback is there, or a newer view. If neither
   * is, because this thread is interrupted, or is the one that would bring the answer, or because
   * the storage has too much to answer, a call goes where the circuit was closed when last seen.
   */
  Decision withoutAnswer() {
    Decision decided = admitAtOnce();
    if (decided != null) {
      return decided;
    }
    Snapshot last = snapshot;
    if (last == null) {
      return newcomer();
    }
    CircuitView view = last.view().after(nanoClock.now() - last.learntAt());
    if (!view.admitsAll()) {
      // A probe may be due, and only the storage can lease it.
      return Refused.by(view);
    }
    refresh();
    return admitted(view, last);
  }

  @Override
  public boolean wouldTrip(FleetLedger ledger) {
    Snapshot current = snapshot;
    if (current == null || current.ledger() != ledger || !current.isPlain()) {
      return false;
    }
    long failures = current.view().failures() + ledger.unacknowledgedFailures();
    BreakerPolicy inForce = policyInForce();
    return failures >= inForce.minimumFailures()
        && inForce.trips(
            failures,
            current.view().total()
                + ledger.unacknowledgedFailures()
                + ledger.unacknowledgedSuccesses());
  }

  @Override
  public @Nullable Ledger fallbackFor(FleetLedger ledger) {
    LocalCircuit local = local();
    if (local == null) {
      return null;
    }
    Snapshot current = snapshot;
    return current != null && current.ledger() == ledger ? local.currentLedger() : null;
  }

  /** The circuit in memory that decides while the storage cannot be used; null while it can. */
  private @Nullable LocalCircuit local() {
    LocalCircuit local = fallback;
    return local == null && availability.isAway() ? fallBack() : local;
  }

  @Override
  public long now() {
    return nanoClock.now();
  }

  @Override
  public void press() {
    if (pressing == 0 && PRESSING.compareAndSet(this, 0, 1)) {
      reporting.addPressing(this);
    }
    reporting.wakeWithin(0);
  }

  void leftPressing() {
    pressing = 0;
  }

  @Override
  public void gather() {
    if (gathering == 0 && GATHERING.compareAndSet(this, 0, 1)) {
      reporting.addGathering(this);
    }
  }

  void leftGathering() {
    gathering = 0;
  }

  @Override
  public void gatherFor(long nanos) {
    gather();
    reporting.wakeWithin(nanos);
  }

  @Override
  public void sendAndWait(long waitedNanos) {
    CompletableFuture<@Nullable Void> confirmed = new CompletableFuture<>();
    synchronized (this) {
      confirming = new ArrayList<>(confirming);
      confirming.add(confirmed);
    }
    Wait wait = reporting.beginWait();
    press();
    reporting.awaitConfirmation(confirmed, wait, waitedNanos);
  }

  static void confirm(List<CompletableFuture<@Nullable Void>> waiting) {
    for (CompletableFuture<@Nullable Void> waiter : waiting) {
      waiter.complete(null);
    }
  }

  private List<CompletableFuture<@Nullable Void>> takeConfirming() {
    List<CompletableFuture<@Nullable Void>> taken = confirming;
    confirming = List.of();
    return taken;
  }

  @Override
  public CircuitView view() {
    LocalCircuit local = fallback;
    if (local != null) {
      return local.view();
    }
    Snapshot current = snapshot;
    if (current == null) {
      return new CircuitView(CircuitState.CLOSED, 0, 0, 0, 0, null, null, null);
    }
    ProcessCircuit process = current.isPlain() ? current.process() : null;
    CircuitView processView = process == null ? null : process.view();
    return processView == null || processView.state() == CircuitState.CLOSED
        ? current.viewAt(nanoClock.now())
        : processView;
  }

  @Override
  public boolean isDegraded() {
    return fallback != null || availability.isAway();
  }

  @Override
  public void operate(StorageRequest request) {
    operations.operate(request);
  }

  // What follows is for the reporting thread, and for the thread that finds the storage away.

  /** Whether there are outcomes that the storage has not heard of, and may hear of now. */
  synchronized boolean hasUnacknowledged() {
    if (isDegraded()) {
      return false;
    }
    Snapshot current = snapshot;
    return newcomers.haveOutcomes() || (current != null && current.ledger().hasUnacknowledged());
  }

  /**
   * Whether there is something to say that a freeze must not delay or cut in two: outcomes that
   * could change the circuit's state, or a question that is about to be asked.
   */
  synchronized boolean isPressing() {
    if (isDegraded()) {
      return false;
    }
    Snapshot current = snapshot;
    return readWanted
        || askers.areWaiting()
        || newcomers.haveFailures()
        || (current != null && current.ledger().hasDecisive());
  }

  @Override
  public boolean reportsSuccesses() {
    return !reporting.isInvoked();
  }

  /**
   * Adds the questions of waiting calls, unless their answers depend on unsent outcomes.
   *
   * @return whether that is all that there is
   */
  synchronized boolean collectQuestions(List<Step> steps) {
    Snapshot current = snapshot;
    if (isDegraded() || (current != null && current.ledger().hasDecisive())) {
      return false;
    }
    askedAt = nanoClock.now();
    boolean reading = readWanted;
    readWanted = false;
    List<CompletableFuture<Decision>> asking = askers.take();
    if (!asking.isEmpty()) {
      steps.add(new AdmitStep(this, asking));
    } else if (reading) {
      steps.add(read(current));
    }
    return confirming.isEmpty() && operations.areNone();
  }

  /** Adds a question whose answer tells nothing new, to find out whether there is an answer. */
  synchronized void collectRead(List<Step> steps) {
    if (!isDegraded()) {
      askedAt = nanoClock.now();
      steps.add(read(snapshot));
    }
  }

  private ReportStep read(@Nullable Snapshot current) {
    return new ReportStep(this, nothing(current), current, List.of());
  }

  /** Adds what is to be asked and told now. */
  void collect(List<Step> steps) {
    if (local() == null) {
      collectShared(steps);
    } else {
      operations.moveTo(steps);
      answerAskers();
    }
  }

  private synchronized void collectShared(List<Step> steps) {
    askedAt = nanoClock.now();
    Snapshot current = snapshot;
    // Before the report is made, so that a wish to read from here on is not forgotten.
    boolean reading = readWanted;
    readWanted = false;
    List<CompletableFuture<@Nullable Void>> waiting = takeConfirming();
    StorageRequest.Report report = current == null ? null : unsent(current.ledger());
    if (report != null || reading) {
      steps.add(new ReportStep(this, report == null ? nothing(current) : report, current, waiting));
    } else {
      // What they wait for went with the exchange before.
      confirm(waiting);
    }
    operations.moveTo(steps);
    List<CompletableFuture<Decision>> asking = askers.take();
    if (!asking.isEmpty()) {
      steps.add(new AdmitStep(this, asking));
    }
  }

  /** Adds a first question after a time of falling back, if it still does. */
  synchronized void collectRetry(List<Step> steps) {
    retrying = false;
    if (fallback != null) {
      askedAt = nanoClock.now();
      readWanted = false;
      Snapshot current = snapshot;
      steps.add(new RetryStep(this, retry(current), current));
    }
  }

  private StorageRequest.Report retry(@Nullable Snapshot current) {
    if (current == null) {
      return nothing(null);
    }
    if (askedAt - fallenBackAt > policy.ttl().toNanos()) {
      current.ledger().dropUnsent();
    }
    StorageRequest.Report unsent = unsent(current.ledger());
    return unsent == null ? nothing(current) : unsent;
  }

  private StorageRequest.@Nullable Report unsent(FleetLedger ledger) {
    ledger.dropFailuresFromBefore(askedAt - failuresKeptNanos());
    return ledger.drain();
  }

  /** Failures that wait for longer to be sent are older than the window. */
  private long failuresKeptNanos() {
    return policy.ttl().toNanos() + reporting.stoodStillNanos();
  }

  private StorageRequest.Report nothing(@Nullable Snapshot current) {
    long epoch = current == null ? 0 : current.ledger().epoch();
    return new StorageRequest.Report(policy, epoch, 0, 0, List.of(), false);
  }

  /** It is not known whether the storage took this report; a probe's may be sent again. */
  synchronized void unsend(StorageRequest.Report report, @Nullable Snapshot before) {
    if (before != null) {
      before.ledger().unsend(report);
    }
  }

  /** Takes a view that holds all that was sent, also of a snapshot that is over. */
  synchronized Snapshot learn(StorageReply.Taken reply, @Nullable Snapshot before) {
    if (before != null) {
      before.ledger().settleSent();
    }
    return learn(reply);
  }

  /** Takes a view that holds all that was sent, and tells of it unless a fallback decides. */
  synchronized Snapshot learn(StorageReply.Taken reply) {
    goBy(reply.inForce());
    CircuitView view = reply.view();
    Snapshot before = snapshot;
    // As of when it was asked for: the answer may have waited for a frozen process.
    Snapshot learnt =
        before != null && before.isOfTheSamePeriodAs(view)
            ? new Snapshot(view, askedAt, before.ledger(), before.process())
            : begun(view, askedAt);
    if (processWatch != null && learnt.process() == null) {
      // Failures that come late still reach the process circuit of the epoch that is over.
      processWatch.follow(this, true);
    }
    FleetLedger ledger = learnt.ledger();
    ledger.settleSent();
    snapshot = learnt;
    ledger.decided();
    if (fallback == null) {
      service.watch().observe(this, view);
      newcomers.moveTo(view.state() == CircuitState.CLOSED ? ledger : null);
    }
    return learnt;
  }

  /** The settings that rule the circuit; null if they are this process's own. */
  private void goBy(@Nullable BreakerPolicy inForce) {
    others = inForce;
    if (inForce != null && !othersTold) {
      othersTold = true;
      LOG.log(
          Level.WARNING,
          "Service {0} has other settings in another process. In force are: {1}. This process was"
              + " given: {2}. Those in force rule until no process that has them was heard for one"
              + " ttl. If this is no deployment that changes them, give all processes the same.",
          policy.service(),
          inForce,
          policy);
    }
  }

  @Override
  public BreakerPolicy policyInForce() {
    BreakerPolicy inForce = others;
    return inForce == null ? policy : inForce;
  }

  /** Drops the view and the outcomes that were gathered; calls that are under way count nowhere. */
  synchronized void startAfresh() {
    newcomers.forget();
    readWanted = false;
    watched = false;
    Snapshot last = snapshot;
    if (last != null) {
      CircuitView view = last.view();
      snapshot = begun(view, nanoClock.now() - LONG_AGO);
    }
  }

  /** From now on a circuit in memory decides, until a retry succeeds. */
  LocalCircuit fallBack() {
    return fallBack(reporting.now());
  }

  private synchronized LocalCircuit fallBack(long retryAt) {
    LocalCircuit local = fallback;
    if (local == null) {
      long now = nanoClock.now();
      fallenBackAt = now;
      Snapshot last = snapshot;
      if (last != null) {
        last.ledger().dropFailuresFromBefore(now - failuresKeptNanos());
      }
      local = LocalFallback.after(last, service, nanoClock, now);
      fallback = local;
      service.follow(local, local.view(), true);
      newcomers.moveTo(local.currentLedger());
      confirm(takeConfirming());
      retryAt(retryAt);
    }
    return local;
  }

  private void retryAt(long at) {
    if (!retrying) {
      retrying = true;
      reporting.retryAt(this, at);
    }
  }

  /** Has the fallback, if there is one, answer all who ask. Runs what waits for the answers. */
  void answerAskers() {
    if (askers.areWaiting()) {
      LocalCircuit local = local();
      if (local != null) {
        askers.answerBy(local);
      }
    }
  }

  /** Puts those who ask back, to be answered by the fallback or with the next exchange. */
  void askAgain(List<CompletableFuture<Decision>> asking) {
    askers.putBack(asking);
    press();
  }

  @Override
  public BreakerPolicy policy() {
    return policy;
  }

  /** A period of the circuit begins for this process. */
  private Snapshot begun(CircuitView view, long learntAt) {
    FleetLedger ledger = new FleetLedger(this, view.epoch(), view.state());
    StateWatch watch = view.state() == CircuitState.CLOSED ? processWatch : null;
    return new Snapshot(
        view,
        learntAt,
        ledger,
        watch == null ? null : new ProcessCircuit(service, nanoClock, watch, ledger));
  }

  /** Whether the storage was asked to watch this circuit; of the reporting thread. */
  boolean isWatched() {
    return watched;
  }

  void watched() {
    watched = true;
  }

  /** The retry came to nothing. */
  synchronized void stayFallenBack() {
    retryAt(reporting.now());
  }

  synchronized void comeBack(StorageReply.Taken reply) {
    learn(reply);
    fallback = null;
    service.follow(this, reply.view(), false);
    if (rejected != null) {
      rejected = null;
      availability.acceptedAgain(policy.service());
    }
  }

  synchronized void reject(String problem) {
    Pause before = rejected;
    Pause pause = before == null ? new Pause() : before;
    rejected = pause;
    long retryAt = availability.retryAfter(pause);
    if (fallback == null) {
      fallBack(retryAt);
    } else {
      retryAt(retryAt);
    }
    if (before == null) {
      availability.rejected(policy.service(), problem);
    }
  }
}
