package dev.breaker.fleet;

import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.FailureCount;
import dev.breaker.storage.FailureTally;
import dev.breaker.storage.StorageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of one epoch that this process saw, as counters: what there is in all, how much of
 * it was sent, and how much of that the last view holds. Nothing is sent twice.
 */
final class FleetLedger extends Ledger {
  private static final long SUCCESSES_GATHER_FOR = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long FAILURES_GATHER_FOR = TimeUnit.MILLISECONDS.toNanos(20);

  private final Outbox outbox;
  private final LongAdder successes = new LongAdder();
  private final FailureTally failures = new FailureTally();
  private volatile @Nullable String latestReason;
  private volatile boolean abandoned;
  private volatile boolean gathering;

  /** When the first of the failures that are not sent was to be counted; 0 if that is not known. */
  private volatile long failingSince;

  /** Until when the backend asked to be left alone, with failures that are not sent; 0 if not. */
  private long askedUntil;

  private volatile boolean deciding;
  // Written under the circuit's lock only.
  private long epoch;
  private long sentSuccesses;
  private long sentFailures;
  private volatile long acknowledgedSuccesses;
  private volatile long acknowledgedFailures;

  /** A probe's outcome that may not have reached the storage. */
  private StorageRequest.@Nullable Report sendAgain;

  /** An epoch of 0 is not known yet. */
  FleetLedger(Outbox outbox, long epoch, CircuitState state) {
    super(state == CircuitState.HALF_OPEN);
    this.outbox = outbox;
    this.epoch = epoch;
  }

  /** Under the circuit's lock: the number of the epoch; 0 while it is not known. */
  long epoch() {
    return epoch;
  }

  /** Under the circuit's lock: the epoch turns out to be this one. */
  void begin(long known) {
    epoch = known;
  }

  @Override
  void succeeded(long waitedNanos) {
    Ledger fallback = outbox.fallbackFor(this);
    if (fallback != null) {
      fallback.succeeded(waitedNanos);
      if (probe) {
        // For the fleet, too, which waits for it: the retry tells it.
        successes.increment();
      }
      return;
    }
    successes.increment();
    if (probe) {
      outbox.sendAndWait(waitedNanos);
    } else if (!gathering) {
      gathering = true;
      if (outbox.reportsSuccesses()) {
        outbox.gatherFor(SUCCESSES_GATHER_FOR);
      } else {
        outbox.gather();
      }
    }
  }

  @Override
  void failed(String reason, long waitedNanos) {
    Ledger fallback = outbox.fallbackFor(this);
    if (fallback != null) {
      fallback.failed(reason, waitedNanos);
      if (probe) {
        failures.count(reason);
      }
      return;
    }
    latestReason = reason;
    if (failingSince == 0) {
      // Before it is counted: should it be sent meanwhile, the next looks younger, and never older.
      failingSince = outbox.now();
    }
    failures.count(reason);
    if (probe || outbox.wouldTrip(this)) {
      // From here on, calls wait for the decision instead of going by the old view.
      deciding = true;
      outbox.sendAndWait(waitedNanos);
    } else {
      outbox.gatherFor(FAILURES_GATHER_FOR);
    }
  }

  @Override
  public void askedToWait(long nanos) {
    Ledger fallback = outbox.fallbackFor(this);
    if (fallback != null) {
      fallback.askedToWait(nanos);
    }
    if (fallback == null || probe) {
      keepAsked(outbox.now() + nanos);
    }
  }

  private synchronized void keepAsked(long until) {
    if (askedUntil == 0 || until - askedUntil > 0) {
      askedUntil = until;
    }
  }

  /** For how long from now the backend asked to be left alone; 0 if it did not. */
  private synchronized long takeAsked() {
    long nanos = askedUntil == 0 ? 0 : Math.max(0, askedUntil - outbox.now());
    askedUntil = 0;
    return nanos;
  }

  @Override
  public void abandoned() {
    if (!probe) {
      return;
    }
    Ledger fallback = outbox.fallbackFor(this);
    if (fallback != null) {
      fallback.abandoned();
    }
    // The fleet's lease too: it is given back as soon as the storage can be used.
    giveBack();
  }

  /** Ends the lease of a probe whose caller had given up by then. */
  void giveBack() {
    abandoned = true;
    outbox.press();
  }

  boolean isDeciding() {
    return deciding;
  }

  /**
   * Under the circuit's lock: what has gathered since the last time, if anything. While the epoch
   * is not known it stays here, and the report asks for the epoch.
   */
  StorageRequest.@Nullable Report drain() {
    StorageRequest.Report again = sendAgain;
    if (again != null) {
      sendAgain = null;
      return again;
    }
    if (epoch == 0) {
      return hasUnacknowledged() ? nothing() : null;
    }
    return takeUnsent();
  }

  private StorageRequest.@Nullable Report takeUnsent() {
    gathering = false;
    failingSince = 0;
    boolean ended = abandoned;
    long allSuccesses = successes.sum();
    long moreSuccesses = allSuccesses - sentSuccesses;
    List<FailureCount> reasons = new ArrayList<>(1);
    long moreFailures = failures.drain(reasons);
    if (moreSuccesses == 0 && moreFailures == 0 && !ended) {
      return null;
    }
    abandoned = false;
    sentSuccesses = allSuccesses;
    sentFailures += moreFailures;
    return new StorageRequest.Report(
        outbox.policy(),
        epoch,
        moreSuccesses,
        moreFailures,
        reasons,
        ended,
        moreFailures == 0 ? 0 : takeAsked());
  }

  /** Under the circuit's lock: a report that tells nothing, to learn how the circuit is. */
  StorageRequest.Report nothing() {
    return new StorageRequest.Report(outbox.policy(), epoch, 0, 0, List.of(), false);
  }

  /**
   * Under the circuit's lock: it is not known whether the storage took this. The outcome of a probe
   * is decided on once, by the epoch of its lease, so it is sent again; others would count twice.
   */
  void unsend(StorageRequest.Report report) {
    if (probe && !report.isRepeatable()) {
      sendAgain = report;
    }
  }

  /** Under the circuit's lock: the latest view holds all that was sent, or it is lost. */
  void settleSent() {
    acknowledgedSuccesses = sentSuccesses;
    acknowledgedFailures = sentFailures;
  }

  /** Forgets outcomes that were not sent, because they are older than the window. */
  void dropUnsent() {
    boolean ended = abandoned;
    takeUnsent();
    settleSent();
    abandoned = ended;
  }

  /**
   * Forgets failures that were not sent, if the first of them was counted before that time: many a
   * process that thaws together with others would trip a circuit by what is long over. Successes
   * are kept. They trip nothing, and without them failures would look like all that there was.
   */
  void dropFailuresFromBefore(long time) {
    long since = failingSince;
    if (since != 0 && since - time < 0) {
      failingSince = 0;
      long known = acknowledgedFailures;
      long dropped = failures.drain(new ArrayList<>(1));
      sentFailures += dropped;
      acknowledgedFailures = known + dropped;
    }
  }

  /** Under the circuit's lock, once a view that holds all that was sent is in place. */
  void decided() {
    deciding = false;
    if (outbox.wouldTrip(this) && unacknowledgedFailures() > 0) {
      deciding = true;
    }
  }

  long unacknowledgedSuccesses() {
    return successes.sum() - acknowledgedSuccesses;
  }

  long unacknowledgedFailures() {
    return failures.sum() - acknowledgedFailures;
  }

  /** For any thread, between whose two looks at a number a report may be confirmed. */
  long unacknowledged() {
    return Math.max(0, unacknowledgedSuccesses()) + Math.max(0, unacknowledgedFailures());
  }

  /** The view, with the outcomes that it does not hold yet. */
  CircuitView addedTo(CircuitView view) {
    long failed = unacknowledgedFailures();
    return new CircuitView(
        view.state(),
        view.epoch(),
        view.remainingNanos(),
        view.failures() + failed,
        view.total() + failed + unacknowledgedSuccesses(),
        view.reason(),
        view.start(),
        view.lock(),
        view.override());
  }

  boolean hasDecisive() {
    return unacknowledgedFailures() > 0 || abandoned || (probe && unacknowledgedSuccesses() > 0);
  }

  boolean hasUnacknowledged() {
    return unacknowledgedSuccesses() > 0 || unacknowledgedFailures() > 0 || abandoned;
  }

  @Nullable String latestReason() {
    return latestReason;
  }
}
