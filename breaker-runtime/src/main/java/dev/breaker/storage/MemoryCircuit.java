package dev.breaker.storage;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A circuit in this process's memory: the state machine over a {@link Window}. Exact, and
 * lock-free: a transition is one compare-and-set of the {@link Period}, a success in a closed
 * circuit one counter. Safe for any number of threads.
 */
public final class MemoryCircuit {
  private static final AtomicReferenceFieldUpdater<MemoryCircuit, Period> CURRENT =
      AtomicReferenceFieldUpdater.newUpdater(MemoryCircuit.class, Period.class, "current");

  private final BreakerPolicy policy;
  private final long reEnableNanos;
  private final long leaseNanos;
  private final LongSupplier nanoClock;
  private volatile Period current;

  /**
   * A closed circuit that has seen nothing.
   *
   * @param policy its settings
   * @param nanoClock nanoseconds that never go back, such as {@code System::nanoTime}
   */
  public MemoryCircuit(BreakerPolicy policy, LongSupplier nanoClock) {
    this.policy = policy;
    this.nanoClock = nanoClock;
    reEnableNanos = policy.reEnableAfter().toNanos();
    leaseNanos = policy.probeLease().toNanos();
    current =
        new Period(
            CircuitState.CLOSED, 1, 0, null, new Window(policy.ttl(), nanoClock.getAsLong()));
  }

  /**
   * A circuit that stands in for another which cannot be reached: refused calls stay refused for as
   * long as they would have been, and the window starts empty.
   *
   * @param policy its settings
   * @param nanoClock nanoseconds that never go back
   * @param last what was last learnt of the other, as of now
   * @return the stand-in
   */
  public static MemoryCircuit standIn(
      BreakerPolicy policy, LongSupplier nanoClock, CircuitView last) {
    MemoryCircuit circuit = new MemoryCircuit(policy, nanoClock);
    if (last.state() != CircuitState.CLOSED) {
      long now = nanoClock.getAsLong();
      circuit.current =
          new Period(
              last.state(),
              1,
              now + last.remainingNanos(),
              last.reason(),
              new Window(policy.ttl(), now));
    }
    return circuit;
  }

  /**
   * The settings.
   *
   * @return the policy
   */
  public BreakerPolicy policy() {
    return policy;
  }

  /**
   * The current period.
   *
   * @return what the circuit does now; compare by identity
   */
  public Period current() {
    return current;
  }

  /**
   * The circuit as of now.
   *
   * @return state, counts and time left
   */
  public CircuitView view() {
    return current.view(nanoClock.getAsLong());
  }

  /**
   * How long the current period still refuses calls.
   *
   * @return the open time left, or what is left of the probe's lease, in nanoseconds; 0 if closed
   */
  public long remainingNanos() {
    return current.remainingNanos(nanoClock.getAsLong());
  }

  /**
   * Asks whether a call may go; leases the probe where one is due.
   *
   * @return the period that the call must settle on, or null if it is refused. Unless it is closed,
   *     the caller holds the probe's lease
   */
  public @Nullable Period admit() {
    Period period = current;
    return period.isClosed() ? period : admitProbe(period);
  }

  private @Nullable Period admitProbe(Period seen) {
    long now = nanoClock.getAsLong();
    Period period = seen;
    while (!period.isClosed()) {
      if (now - period.endsAt < 0) {
        return null;
      }
      Period probe =
          new Period(
              CircuitState.HALF_OPEN,
              period.epoch + 1,
              now + leaseNanos,
              period.reason,
              period.window);
      if (CURRENT.compareAndSet(this, period, probe)) {
        return probe;
      }
      period = current;
    }
    return period;
  }

  /**
   * Records that a call succeeded.
   *
   * @param period what {@link #admit} returned
   */
  public void succeeded(Period period) {
    if (period != current) {
      return;
    }
    if (period.isClosed()) {
      period.window.succeeded(nanoClock.getAsLong());
    } else if (period.state == CircuitState.HALF_OPEN) {
      CURRENT.compareAndSet(this, period, closed(period.epoch + 1));
    }
  }

  /**
   * Records that a call failed.
   *
   * @param period what {@link #admit} returned
   * @param reason what the failure was
   */
  public void failed(Period period, String reason) {
    if (period != current) {
      return;
    }
    long now = nanoClock.getAsLong();
    period.window.failed(now);
    tripIfDue(period, reason, now);
  }

  private void tripIfDue(Period period, String reason, long now) {
    if (period.state == CircuitState.HALF_OPEN) {
      CURRENT.compareAndSet(this, period, open(period, TripReason.probeFailed(reason), now));
    } else if (period.window.trips(policy, now)) {
      String why = TripReason.of(period.window.counts(now), reason);
      CURRENT.compareAndSet(this, period, open(period, why, now));
    }
  }

  /**
   * Records that a call ended without an outcome. If it was a probe, the next one may go at once.
   *
   * @param period what {@link #admit} returned
   */
  public void abandoned(Period period) {
    if (period.state == CircuitState.HALF_OPEN) {
      CURRENT.compareAndSet(
          this,
          period,
          new Period(
              CircuitState.HALF_OPEN,
              period.epoch,
              nanoClock.getAsLong(),
              period.reason,
              period.window));
    }
  }

  /**
   * Records many outcomes in one step, as {@link StorageRequest.Report} says.
   *
   * @param report what to record
   */
  public void record(StorageRequest.Report report) {
    Period period = current;
    if (period.epoch != report.epoch() || period.state == CircuitState.OPEN) {
      return;
    }
    long now = nanoClock.getAsLong();
    if (report.abandoned()) {
      abandoned(period);
    }
    if (report.failures() > 0) {
      period.window.add(report.successes(), report.failures(), now);
      tripIfDue(period, TripReason.orUnknown(report.reason()), now);
    } else if (report.successes() > 0) {
      if (period.isClosed()) {
        period.window.add(report.successes(), 0, now);
      } else {
        CURRENT.compareAndSet(this, period, closed(period.epoch + 1));
      }
    }
  }

  /**
   * Trips the circuit, in whatever state it is, for its re-enable time from now.
   *
   * @param reason why
   */
  public void trip(String reason) {
    long now = nanoClock.getAsLong();
    String line = Reasons.bounded(reason);
    CURRENT.updateAndGet(this, period -> open(period, line, now));
  }

  /** Closes the circuit, in whatever state it is, and empties its window. */
  public void reset() {
    CURRENT.updateAndGet(this, period -> closed(period.epoch + 1));
  }

  private Period closed(long epoch) {
    return new Period(
        CircuitState.CLOSED, epoch, 0, null, new Window(policy.ttl(), nanoClock.getAsLong()));
  }

  private Period open(Period from, String reason, long now) {
    return new Period(CircuitState.OPEN, from.epoch + 1, now + reEnableNanos, reason, from.window);
  }
}
