package dev.breaker.fleet;

import dev.breaker.base.NanoClock;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A circuit that a fleet shares. Its {@link Mode} decides on calls; where the mode has to ask the
 * storage first, calls wait for the reporting thread. What there is to ask and to tell is in the
 * {@link CircuitOutbox}.
 *
 * <p>The modes turn here, and nowhere else: {@link Joining} to {@link Snapshot} by the first view,
 * a snapshot to the next one by each view, both to {@link LocalFallback} while the storage cannot
 * be used, and from there to a snapshot by the first view in time.
 */
final class FleetCircuit implements Circuit {
  /** Older than any view can be used, and longer than any circuit is open. */
  private static final long LONG_AGO = TimeUnit.DAYS.toNanos(30);

  private final Service service;
  private final Reporting reporting;
  private final Availability availability;
  private final NanoClock nanoClock;
  private final long maxStalenessNanos;
  private final PolicyInForce policyInForce;
  private final CircuitOutbox outbox;
  private final Ramp ramp = new Ramp();

  /** Tells of the process circuit, once the settings have asked for one. */
  private @Nullable StateWatch processWatch;

  private volatile Mode mode;

  /** When the latest question was collected. Under this circuit's lock. */
  private long askedAt;

  /** Whether the storage was asked to watch this circuit; of the reporting thread. */
  private boolean watched;

  FleetCircuit(Service service, Reporting reporting, NanoClock nanoClock) {
    this.service = service;
    this.reporting = reporting;
    this.nanoClock = nanoClock;
    availability = reporting.availability();
    maxStalenessNanos = reporting.maxStalenessNanos();
    policyInForce = new PolicyInForce(service.policy(), nanoClock);
    outbox = new CircuitOutbox(this, reporting);
    mode = joining();
  }

  private Joining joining() {
    return new Joining(new FleetLedger(outbox, 0, CircuitState.CLOSED));
  }

  @Override
  public Decision admit() {
    Decision decided = admitAtOnce();
    if (decided != null) {
      return decided;
    }
    Wait wait = reporting.beginWait();
    CompletableFuture<Decision> asked = outbox.ask();
    // An answer that comes just now may be the probe's lease, and no other call could give it back.
    boolean answered = reporting.await(asked, wait) || !asked.cancel(false);
    Decision decision = answered ? asked.join() : admitUnanswered();
    return decision instanceof Ledger ledger
        ? new WaitedLedger(ledger, nanoClock.now() - wait.start())
        : decision;
  }

  @Override
  public CompletableFuture<Decision> admitLater() {
    Wait wait = reporting.beginWait();
    CompletableFuture<Decision> asked = outbox.ask();
    reporting.answerInTime(this, asked, wait);
    return asked;
  }

  @Override
  public @Nullable Decision admitAtOnce() {
    return turned().admit(this);
  }

  /**
   * Decides after the storage did not answer. The fallback decides by then, unless the storage has
   * too much to answer, or this thread was interrupted or is the one that brings the answer.
   */
  Decision admitUnanswered() {
    return turned().admitUnanswered(this);
  }

  /** The mode by which a call goes now. An outage is noticed here. */
  private Mode turned() {
    Mode current = mode;
    return availability.isAway() && !(current instanceof LocalFallback) ? fallBack() : current;
  }

  Mode mode() {
    return mode;
  }

  /** The circuit in memory that decides while the storage cannot be used; null while it can. */
  @Nullable LocalCircuit local() {
    return turned() instanceof LocalFallback fallback ? fallback.circuit() : null;
  }

  CircuitOutbox outbox() {
    return outbox;
  }

  long now() {
    return nanoClock.now();
  }

  long maxStalenessNanos() {
    return maxStalenessNanos;
  }

  /** Whether the storage's first answer takes so long that no call waits for it. */
  boolean isStorageJoining() {
    return availability.isJoining();
  }

  /** Why a call must not go by this view of a closed circuit; null if it may. */
  @Nullable Refused refuseByRamp(CircuitView now) {
    return ramp.refuse(now, policyInForce.get());
  }

  /** Has the view replaced soon. Never blocks. */
  void refresh() {
    outbox.read();
  }

  @Override
  public CircuitView view() {
    return mode.view(nanoClock.now());
  }

  @Override
  public boolean isDegraded() {
    return mode instanceof LocalFallback || availability.isAway();
  }

  @Override
  public long unsent() {
    return mode.ledger().unacknowledged();
  }

  @Override
  public boolean isForgettable() {
    // The storage keeps an outcome for a little longer than the ttl.
    long window = policyInForce().ttl().toNanos() / 32 * 33;
    return mode instanceof Snapshot current
        && current.isSpent(window, nanoClock.now())
        && !availability.isAway();
  }

  BreakerPolicy policy() {
    return service.policy();
  }

  @Override
  public BreakerPolicy policyInForce() {
    return policyInForce.get();
  }

  @Override
  public void operate(StorageRequest request) {
    outbox.operate(request);
  }

  /** Whether the circuit would trip with what this ledger holds. */
  boolean wouldTrip(FleetLedger ledger) {
    return mode instanceof Snapshot current
        && current.ledger() == ledger
        && current.wouldTrip(policyInForce.get());
  }

  /** Where outcomes of this ledger's calls go while the storage cannot be used; else null. */
  @Nullable Ledger fallbackFor(FleetLedger ledger) {
    return turned() instanceof LocalFallback fallback && fallback.ledger() == ledger
        ? fallback.circuit().currentLedger()
        : null;
  }

  // What follows is for the reporting thread, and for the thread that finds the storage away.

  /** What is collected now was asked now. */
  synchronized void asks() {
    askedAt = nanoClock.now();
  }

  /** What this ledger has to tell now; null if that is nothing. */
  synchronized StorageRequest.@Nullable Report unsent(FleetLedger ledger) {
    ledger.dropFailuresFromBefore(askedAt - failuresKeptNanos());
    return ledger.drain();
  }

  /** What there is to tell after a fallback: what came before it, if that is not too old. */
  synchronized StorageRequest.Report unsentAfter(LocalFallback fallback) {
    FleetLedger ledger = fallback.ledger();
    if (fallback.isOlderThan(policyInForce().ttl().toNanos(), askedAt)) {
      ledger.dropUnsent();
    }
    StorageRequest.Report unsent = unsent(ledger);
    return unsent == null ? ledger.nothing() : unsent;
  }

  /** Failures that wait for longer to be sent are older than the window. */
  private long failuresKeptNanos() {
    return policyInForce().ttl().toNanos() + reporting.stoodStillNanos();
  }

  /** It is not known whether the storage took this report; a probe's may be sent again. */
  synchronized void unsend(StorageRequest.Report report, FleetLedger ledger) {
    ledger.unsend(report);
  }

  /** Takes a view that holds all that this ledger has sent, also if its epoch is over. */
  synchronized Snapshot learn(StorageReply.Taken reply, FleetLedger ledger) {
    ledger.settleSent();
    return learn(reply);
  }

  /** Takes a view that holds all that was sent, and tells of it unless the fallback decides. */
  synchronized Snapshot learn(StorageReply.Taken reply) {
    Mode before = mode;
    Snapshot learnt = take(reply, before);
    if (before instanceof LocalFallback fallback) {
      fallback.keep(learnt);
    } else {
      goBy(learnt);
      service.watch().observe(this, learnt.view());
    }
    return learnt;
  }

  /** The storage can be used again, and what it says rules. */
  synchronized void comeBack(StorageReply.Taken reply) {
    Mode before = mode;
    Snapshot learnt = take(reply, before);
    goBy(learnt);
    service.follow(this, learnt.view(), false);
    if (before instanceof LocalFallback fallback && fallback.isRejected()) {
      availability.acceptedAgain(service.name());
    }
  }

  private Snapshot take(StorageReply.Taken reply, Mode before) {
    policyInForce.take(reply.view().override(), askedAt, reply.inForce());
    // As of when it was asked for: the answer may have waited for a frozen process.
    Snapshot learnt = before.after(reply.view(), askedAt, this);
    if (processWatch != null && learnt.process() == null) {
      // Failures that come late still reach the process circuit of the epoch that is over.
      processWatch.follow(this, true);
    }
    learnt.ledger().settleSent();
    return learnt;
  }

  private void goBy(Snapshot learnt) {
    Mode before = mode;
    mode = learnt;
    learnt.ledger().decided();
    if (!(before instanceof Snapshot) && learnt.ledger().hasUnacknowledged()) {
      // Outcomes of an epoch that was not known until now.
      outbox.press();
    }
  }

  /** A period of the circuit begins for this process. */
  Snapshot begun(CircuitView view, long learntAt) {
    return begun(view, learntAt, new FleetLedger(outbox, view.epoch(), view.state()));
  }

  /** A period of the circuit begins for this process, with the outcomes in this ledger. */
  Snapshot begun(CircuitView view, long learntAt, FleetLedger ledger) {
    return new Snapshot(view, learntAt, ledger, processCircuit(view, ledger, null));
  }

  /**
   * The process circuit beside the shared one.
   *
   * @param known the one so far in this period, if any
   * @return null where the settings in force ask for none, and where the shared one is not closed
   */
  @Nullable ProcessCircuit processCircuit(
      CircuitView view, FleetLedger ledger, @Nullable ProcessCircuit known) {
    if (view.state() != CircuitState.CLOSED || policyInForce().minimumProcesses() == 1) {
      return null;
    }
    ProcessCircuit process = known;
    if (process == null) {
      StateWatch watch = processWatch == null ? service.newWatch() : processWatch;
      processWatch = watch;
      process = new ProcessCircuit(service, policyInForce.registered(), nanoClock, watch, ledger);
    }
    return process.ruledBy(view.override());
  }

  /** From now on a circuit in memory decides, until a retry succeeds. */
  synchronized LocalFallback fallBack() {
    if (mode instanceof LocalFallback fallback) {
      return fallback;
    }
    LocalFallback begun = turnToFallback();
    outbox.retryAt(reporting.now());
    return begun;
  }

  private LocalFallback turnToFallback() {
    mode.ledger().dropFailuresFromBefore(nanoClock.now() - failuresKeptNanos());
    LocalFallback fallback =
        new LocalFallback(mode, service, policyInForce.registered(), nanoClock);
    mode = fallback;
    service.follow(fallback.circuit(), fallback.circuit().view(), true);
    outbox.confirm();
    return fallback;
  }

  /** The retry came to nothing. */
  synchronized void stayFallenBack() {
    outbox.retryAt(reporting.now());
  }

  /** The storage works, but not for this circuit. */
  synchronized void reject(String problem) {
    LocalFallback fallback = mode instanceof LocalFallback now ? now : turnToFallback();
    boolean first = !fallback.isRejected();
    outbox.retryAt(availability.retryAfter(fallback.rejected()));
    if (first) {
      availability.rejected(service.name(), problem);
    }
  }

  /**
   * Takes the view to be too old to go by, and drops the outcomes that were gathered. Calls that
   * are under way count nowhere.
   */
  synchronized void startAfresh() {
    outbox.forgetRead();
    watched = false;
    if (mode instanceof LocalFallback fallback) {
      fallback.keep(afresh(fallback.before()));
    } else {
      mode = afresh(mode);
    }
  }

  private Mode afresh(Mode known) {
    return known instanceof Snapshot last
        ? begun(last.view(), nanoClock.now() - LONG_AGO)
        : joining();
  }

  boolean isWatched() {
    return watched;
  }

  void watched() {
    watched = true;
  }
}
