package dev.breaker;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.NanoClock;
import dev.breaker.storage.Pause;
import dev.breaker.storage.StorageRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A circuit that a fleet shares. Calls are decided from the last view while it can be used, and
 * else wait for the {@link Reporter} to ask the storage; outcomes go to a {@link FleetLedger}.
 * While the storage cannot be used, a circuit in memory stands in.
 */
final class FleetCircuit implements Circuit {
  /** A probe decides soon, so those whom it holds up look oftener, behind their refusals. */
  private static final long WATCH_PROBE_EVERY = TimeUnit.MILLISECONDS.toNanos(100);

  /** Older than any view can be used, and any circuit is open. */
  private static final long LONG_AGO = TimeUnit.DAYS.toNanos(30);

  private final CircuitBreaker breaker;
  private final BreakerPolicy policy;
  private final Reporter reporter;
  private final NanoClock nanoClock;
  private final long timeoutNanos;
  private final long maxStalenessNanos;

  /** Failures that wait for longer to be sent are older than the window. */
  private final long failuresKeptNanos;

  private final @Nullable StateWatch ownWatch;

  private final Askers askers = new Askers();
  private final Newcomers newcomers;
  private final Operations operations;
  private volatile @Nullable Era era;
  private volatile boolean readWanted;

  private volatile @Nullable LocalCircuit alone;
  private long aloneSince;
  private long retryAt;
  private final Pause pause = new Pause();
  private long askedAt;
  private boolean rejected;
  private boolean watched;

  FleetCircuit(CircuitBreaker breaker, Reporter reporter, NanoClock nanoClock) {
    this.breaker = breaker;
    this.reporter = reporter;
    this.nanoClock = nanoClock;
    policy = breaker.policy();
    timeoutNanos = reporter.timeoutNanos();
    maxStalenessNanos = reporter.maxStalenessNanos();
    failuresKeptNanos = policy.ttl().toNanos() + reporter.stoodStillNanos();
    newcomers = new Newcomers(breaker);
    operations = new Operations(this, reporter, nanoClock);
    ownWatch = policy.minimumReporters() > 1 ? breaker.newWatch() : null;
  }

  @Override
  public Admission admit() {
    Admission decided = decide();
    if (decided != null) {
      return decided;
    }
    long start = nanoClock.now();
    CompletableFuture<Admission> asked = ask();
    // What is answered just now may be the probe's lease, and nobody else could give it back.
    boolean answered = reporter.await(asked, start) || !asked.cancel(false);
    return answered ? asked.join() : orAlone();
  }

  @Override
  public CompletableFuture<Admission> admitAsync() {
    Admission decided = decide();
    if (decided != null) {
      return CompletableFuture.completedFuture(decided);
    }
    long start = nanoClock.now();
    return ask()
        .orTimeout(timeoutNanos, TimeUnit.NANOSECONDS)
        .exceptionallyAsync(
            thrown -> {
              if (thrown instanceof TimeoutException) {
                reporter.timedOut(start, timeoutNanos);
              }
              return orAlone();
            });
  }

  /** Decides without asking, if that can be done. */
  private @Nullable Admission decide() {
    LocalCircuit standIn = alone;
    if (standIn != null) {
      return standIn.admit();
    }
    Era current = era;
    if (current == null) {
      return reporter.availability().isJoining() ? newcomer() : null;
    }
    long age = nanoClock.now() - current.learntAt();
    if (!current.isPlain()) {
      return decideBy(current, age);
    }
    FleetLedger ledger = current.ledger();
    if (age > maxStalenessNanos || ledger.isDeciding()) {
      return null;
    }
    OwnCircuit own = ledger.own();
    return own == null ? new Permit(ledger) : own.admit();
  }

  private @Nullable Admission decideBy(Era current, long age) {
    CircuitView view = current.view().after(age);
    if (view.isProbeDue()) {
      return null;
    }
    if (view.admitsAll()) {
      return age <= maxStalenessNanos && !current.ledger().isDeciding()
          ? admitted(view, current.ledger())
          : null;
    }
    boolean probing = view.state() == CircuitState.HALF_OPEN && view.lock() == null;
    if (age > (probing ? Math.min(WATCH_PROBE_EVERY, maxStalenessNanos) : maxStalenessNanos)) {
      refresh();
    }
    return breaker.refused(view);
  }

  /** A call may go by a view that lets all go. */
  Admission admitted(CircuitView view, FleetLedger ledger) {
    if (view.state() != CircuitState.CLOSED) {
      return new Permit(new UncountedLedger(breaker));
    }
    OwnCircuit own = view.lock() == null ? ledger.own() : null;
    return own == null ? new Permit(ledger) : own.admit();
  }

  /** A call that goes although nothing is known. Where its outcome belongs is asked at once. */
  private Permit newcomer() {
    refresh();
    return newcomers.admit();
  }

  /** Has the view replaced soon, without anybody waiting for it. */
  void refresh() {
    if (!readWanted) {
      readWanted = true;
      reporter.wakeWithin(0);
    }
  }

  private CompletableFuture<Admission> ask() {
    CompletableFuture<Admission> asked = askers.add();
    reporter.wakeWithin(0);
    answerAskers();
    return asked;
  }

  /** After the storage did not answer: by then the stand-in is there, or a newer view. */
  private Admission orAlone() {
    Admission decided = decide();
    // Neither for an interrupted thread, after a freeze, and for a listener on the reporting
    // thread, whom nothing can answer: their call goes.
    return decided != null ? decided : newcomer();
  }

  boolean wouldTrip(FleetLedger ledger) {
    Era current = era;
    if (current == null || current.ledger() != ledger || !current.isPlain()) {
      return false;
    }
    long failures = current.view().failures() + ledger.unknownFailures();
    return failures >= policy.minimumFailures()
        && policy.trips(
            failures,
            current.view().total() + ledger.unknownFailures() + ledger.unknownSuccesses());
  }

  /** Where outcomes of this ledger's calls go while the storage cannot be used. */
  @Nullable Ledger standInFor(FleetLedger ledger) {
    LocalCircuit standIn = alone;
    if (standIn == null) {
      return null;
    }
    Era current = era;
    return current != null && current.ledger() == ledger ? standIn.currentLedger() : null;
  }

  long now() {
    return nanoClock.now();
  }

  void sendWithin(long nanos) {
    reporter.wakeWithin(nanos);
  }

  void sendAndWait() {
    reporter.sendAndWait();
  }

  @Override
  public CircuitView view() {
    LocalCircuit standIn = alone;
    if (standIn != null) {
      return standIn.view();
    }
    Era current = era;
    if (current == null) {
      return new CircuitView(CircuitState.CLOSED, 0, 0, 0, 0, null, null, null);
    }
    OwnCircuit own = current.isPlain() ? current.ledger().own() : null;
    CircuitView ownView = own == null ? null : own.view();
    return ownView == null || ownView.state() == CircuitState.CLOSED
        ? current.viewAt(nanoClock.now())
        : ownView;
  }

  @Override
  public boolean isDegraded() {
    return alone != null;
  }

  @Override
  public void operate(StorageRequest request) {
    operations.operate(request);
  }

  // What follows is for the reporting thread, and for whoever finds that the storage is away.

  /** Whether there are outcomes that the storage has not heard of, and may hear of now. */
  synchronized boolean hasUnknown() {
    if (alone != null) {
      return false;
    }
    Era current = era;
    return newcomers.haveOutcomes() || (current != null && current.ledger().hasUnknown());
  }

  /**
   * Whether there is something to say that a freeze must not delay or cut in two: outcomes that
   * could change the circuit's state, or a question that is about to be asked.
   */
  synchronized boolean isPressing() {
    if (alone != null) {
      return false;
    }
    Era current = era;
    return readWanted
        || askers.areWaiting()
        || newcomers.haveFailures()
        || (current != null && current.ledger().hasDecisive());
  }

  boolean reportsSuccesses() {
    return !reporter.isInvoked();
  }

  /** Adds what somebody waits to hear, unless that depends on what there is to tell. */
  synchronized void collectQuestions(List<Step> steps) {
    Era current = era;
    if (alone != null || (current != null && current.ledger().hasDecisive())) {
      return;
    }
    askedAt = nanoClock.now();
    boolean reading = readWanted;
    readWanted = false;
    List<CompletableFuture<Admission>> asking = askers.take();
    if (!asking.isEmpty()) {
      steps.add(new AskStep(this, asking));
    } else if (reading) {
      steps.add(new TellStep(this, nothing(current), current));
    }
  }

  /** Adds what is to be asked and told now. */
  synchronized void collect(List<Step> steps, long now) {
    askedAt = nanoClock.now();
    Era current = era;
    if (alone != null) {
      if (now - retryAt >= 0) {
        readWanted = false;
        steps.add(new RetryStep(this, retry(current)));
      } else {
        reporter.wakeAt(retryAt);
      }
    } else {
      // Before the report is made, so that whoever wants to read from here on is not forgotten.
      boolean reading = readWanted;
      readWanted = false;
      StorageRequest.Report report = current == null ? null : unsent(current.ledger());
      if (report != null || reading) {
        steps.add(new TellStep(this, report == null ? nothing(current) : report, current));
      }
    }
    operations.moveTo(steps);
    if (alone == null) {
      List<CompletableFuture<Admission>> asking = askers.take();
      if (!asking.isEmpty()) {
        steps.add(new AskStep(this, asking));
      }
    }
  }

  private StorageRequest.Report retry(@Nullable Era current) {
    if (current == null) {
      return nothing(null);
    }
    if (askedAt - aloneSince > policy.ttl().toNanos()) {
      current.ledger().dropUnsent();
    }
    StorageRequest.Report unsent = unsent(current.ledger());
    return unsent == null ? nothing(current) : unsent;
  }

  private StorageRequest.@Nullable Report unsent(FleetLedger ledger) {
    ledger.dropFailuresFromBefore(askedAt - failuresKeptNanos);
    return ledger.drain();
  }

  private StorageRequest.Report nothing(@Nullable Era current) {
    long epoch = current == null ? 0 : current.ledger().epoch();
    return new StorageRequest.Report(policy, epoch, 0, 0, List.of(), false);
  }

  /** Takes a view that holds all that was sent, and tells of it unless a stand-in decides. */
  synchronized Era learn(CircuitView view) {
    Era before = era;
    FleetLedger ledger =
        before != null && before.ledger().epoch() == view.epoch()
            ? before.ledger()
            : new FleetLedger(this, breaker, view.epoch(), view.state());
    if (ownWatch != null && ledger.own() == null) {
      // Failures that come late still reach the own circuit of the epoch that is over.
      ownWatch.follow(this, true);
    }
    ledger.settleSent();
    // As of when it was asked for: the answer may have waited for a frozen process.
    Era learnt = new Era(view, askedAt, ledger);
    era = learnt;
    ledger.decided();
    if (alone == null) {
      breaker.observe(this, view);
      newcomers.moveTo(view.state() == CircuitState.CLOSED ? ledger : null);
    }
    return learnt;
  }

  /**
   * Goes by nothing that was learnt so far, and says nothing of what was gathered; calls that are
   * under way count nowhere.
   */
  synchronized void startAfresh() {
    newcomers.forget();
    readWanted = false;
    watched = false;
    Era last = era;
    if (last != null) {
      CircuitView view = last.view();
      era =
          new Era(
              view,
              nanoClock.now() - LONG_AGO,
              new FleetLedger(this, breaker, view.epoch(), view.state()));
    }
  }

  /** From now on a circuit in memory decides, until a retry at the given time or later succeeds. */
  synchronized void goAlone(long nextTryAt) {
    retryAt = nextTryAt;
    reporter.wakeAt(nextTryAt);
    LocalCircuit standIn = alone;
    if (standIn == null) {
      long now = nanoClock.now();
      aloneSince = now;
      Era last = era;
      if (last != null) {
        last.ledger().dropFailuresFromBefore(now - failuresKeptNanos);
      }
      standIn = StandIn.after(last, breaker, nanoClock, now);
      alone = standIn;
      breaker.follow(standIn, standIn.view(), true);
      newcomers.moveTo(standIn.currentLedger());
    }
  }

  /** Has the stand-in, if there is one, answer all who ask. Runs what waits for the answers. */
  void answerAskers() {
    LocalCircuit standIn = alone;
    if (standIn != null) {
      askers.answerBy(standIn);
    }
  }

  /** Puts those who ask back, to be answered by the stand-in that is about to take over. */
  void askAgain(List<CompletableFuture<Admission>> asking) {
    askers.putBack(asking);
  }

  BreakerPolicy policy() {
    return policy;
  }

  CircuitOpenException refused(CircuitView view) {
    return breaker.refused(view);
  }

  /** This process's own circuit beside the shared one, where the policy asks for it. */
  @Nullable OwnCircuit ownCircuit(Ledger shared) {
    StateWatch watch = ownWatch;
    return watch == null ? null : new OwnCircuit(breaker, nanoClock, watch, shared);
  }

  /** Whether the storage was asked to watch this circuit; of the reporting thread. */
  boolean isWatched() {
    return watched;
  }

  void watched() {
    watched = true;
  }

  synchronized void comeBack(CircuitView view) {
    learn(view);
    alone = null;
    breaker.follow(this, view, false);
    if (rejected) {
      rejected = false;
      pause.over();
      reporter.availability().acceptedAgain(policy.service());
    }
  }

  synchronized void reject(String problem) {
    boolean first = !rejected;
    rejected = true;
    goAlone(reporter.availability().retryAfter(pause));
    if (first) {
      reporter.availability().rejected(policy.service(), problem);
    }
  }
}
