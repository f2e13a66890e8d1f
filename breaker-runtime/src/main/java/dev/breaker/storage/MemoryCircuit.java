package dev.breaker.storage;

import dev.breaker.base.NanoClock;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A circuit in this process's memory: the state machine over a {@link Window}. Exact, and
 * lock-free: a transition is one compare-and-set of the {@link Period}, a success in a closed
 * circuit one counter. Safe for any number of threads.
 *
 * <p>Wherever a process is asked for, it is the name of the one that takes the step, for the
 * history and for those whom {@link PeriodStart} tells.
 */
public final class MemoryCircuit {
  private static final AtomicReferenceFieldUpdater<MemoryCircuit, Period> CURRENT =
      AtomicReferenceFieldUpdater.newUpdater(MemoryCircuit.class, Period.class, "current");

  private static final long LONGEST_ASKED = TimeUnit.DAYS.toNanos(7);

  private final BreakerPolicy policy;
  private final NanoClock nanoClock;
  private final Transitions transitions;
  private final MemorySteps steps;
  private volatile Period current;

  /** How many use this by {@link InMemoryStorage#hold}, under the lock of its entry there. */
  private int holders;

  /**
   * A closed circuit that has seen nothing.
   *
   * @param policy its settings
   * @param nanoClock what its window and its open times are measured by
   * @param wallClock tells what time of day things happened; nothing is decided by it
   */
  @SuppressWarnings("exports") // It is the engine's.
  public MemoryCircuit(BreakerPolicy policy, NanoClock nanoClock, InstantSource wallClock) {
    this.policy = policy;
    this.nanoClock = nanoClock;
    transitions = new Transitions(policy, wallClock);
    steps = new MemorySteps(this, nanoClock, transitions);
    current =
        new Period(
            CircuitState.CLOSED,
            1,
            0,
            false,
            null,
            new Window(policy.ttl(), nanoClock.now()),
            null,
            null,
            History.EMPTY,
            Trials.NONE);
  }

  /**
   * A circuit that goes on where another was left, which cannot be reached any more: refused calls
   * stay refused for as long as they would have been, a lock stays in force, and the window starts
   * empty.
   *
   * @param policy its settings
   * @param nanoClock what its window and its open times are measured by
   * @param last the latest view of the other, as of now
   * @return the circuit
   */
  @SuppressWarnings("exports") // It is the engine's.
  public static MemoryCircuit continuing(
      BreakerPolicy policy, NanoClock nanoClock, CircuitView last) {
    MemoryCircuit circuit = new MemoryCircuit(policy, nanoClock, InstantSource.system());
    long now = nanoClock.now();
    PolicyOverride overridden = last.override();
    circuit.current =
        new Period(
            last.state(),
            1,
            now + last.remainingNanos(),
            last.rampLeftNanos() > 0,
            last.reason(),
            overridden == null
                ? circuit.current.window
                : new Window(overridden.policy().ttl(), now),
            MemoryLock.of(last.lock(), now),
            MemoryOverride.of(overridden, now),
            History.EMPTY,
            Trials.NONE);
    return circuit;
  }

  /**
   * The registered settings. An override can put others in force for a while.
   *
   * @return the policy
   */
  public BreakerPolicy policy() {
    return policy;
  }

  /**
   * The settings that an operator has put in force.
   *
   * @return the policy; null without an override
   */
  public @Nullable BreakerPolicy overriding() {
    MemoryOverride override = current.override;
    return override == null || override.hasEnded(nanoClock.now()) ? null : override.policy();
  }

  /**
   * Goes by an override that is in force elsewhere, without a word in the history. The window
   * stays, unless {@code ttl} changes.
   *
   * @param override the override; null for none
   */
  public void ruleBy(@Nullable PolicyOverride override) {
    long now = nanoClock.now();
    MemoryOverride set = MemoryOverride.of(override, now);
    turn(period -> transitions.ruledBy(period, set, now));
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
    long now = nanoClock.now();
    // The next step tells of an override that has ended. The view shows its end before that.
    return transitions.current(current, "", now).view(now);
  }

  /**
   * The time on the circuit's clock, as of the latest step or later.
   *
   * @return nanoseconds that never go back, from an arbitrary origin
   */
  public long now() {
    return nanoClock.roughlyNow();
  }

  /**
   * What happened lately.
   *
   * @param limit how many entries at most
   * @return the entries, newest first
   */
  List<CircuitEvent> history(int limit) {
    return current.history.newestFirst(limit);
  }

  /**
   * Takes one step, as {@link Storage#exchange} does.
   *
   * @param process who asks
   * @param request what to do
   * @return the circuit after it
   */
  public StorageReply.Taken take(String process, StorageRequest request) {
    return steps.take(process, request);
  }

  /**
   * Asks whether a call may go; leases the probe where one is due.
   *
   * @param process who asks
   * @return the period that the call must settle on, or null if it is refused. If it {@link
   *     Period#isProbe}, the caller holds the probe's lease
   */
  public @Nullable Period admit(String process) {
    Period period = current;
    return period.admitsAll ? period : admitWhereHeld(process);
  }

  private @Nullable Period admitWhereHeld(String process) {
    long now = nanoClock.now();
    while (true) {
      Period period = endedOverride(process, now);
      MemoryLock lock = period.lockAt(now);
      if (lock != null && lock.refuses()) {
        return null;
      }
      if (period.isClosed()) {
        if (!period.ramps || now - period.endsAt < 0) {
          return period;
        }
        Period ramped = period.withoutRamp();
        if (CURRENT.compareAndSet(this, period, ramped)) {
          return ramped;
        }
        continue;
      }
      if (lock != null) {
        return Period.UNCOUNTED;
      }
      if (now - period.endsAt < 0) {
        return null;
      }
      Period probe = transitions.leased(period, process, now);
      if (CURRENT.compareAndSet(this, period, probe)) {
        return probe;
      }
    }
  }

  /**
   * Records that a call succeeded.
   *
   * @param admitted what {@link #admit} returned
   * @param process who called
   */
  public void succeeded(Period admitted, String process) {
    if (admitted == current && admitted.isClosed()) {
      admitted.window.succeeded(nanoClock);
    } else {
      change(admitted.epoch, (period, now) -> steps.afterSuccesses(period, 1, process, now));
    }
  }

  /**
   * Records that a call failed. Its process is all that uses the circuit, so how many processes the
   * policy asks for does not matter.
   *
   * @param admitted what {@link #admit} returned
   * @param reason what the failure was
   * @param process who called
   */
  public void failed(Period admitted, String reason, String process) {
    Period period = current;
    if (period.override != null) {
      period = endedOverride(process, nanoClock.now());
    }
    if (admitted.epoch == period.epoch
        && (admitted.isProbe()
            || period.window.trips(
                transitions.policyOf(period), period.window.failed(nanoClock, reason)))) {
      tripFor(reason, period, process);
    }
  }

  /** The clock is read anew: what would trip the circuit may be from before a freeze. */
  private void tripFor(String reason, Period admitted, String process) {
    long now = nanoClock.now();
    if (admitted.isProbe()
        || (admitted.window.trips(transitions.policyOf(admitted), now)
            && current.lockAt(now) == null)) {
      steps.trip(admitted, List.of(new FailureCount(reason, 1)), process, 0, now);
    }
  }

  /**
   * Records that a call ended without an outcome. If it was a probe, the next one may go at once.
   *
   * @param admitted what {@link #admit} returned
   */
  public void abandoned(Period admitted) {
    if (admitted.isProbe()) {
      change(admitted.epoch, Period::endingAt);
    }
  }

  /**
   * Records that the backend asked, with a failure, to be left alone for a while. Call it before
   * {@link #failed}.
   *
   * @param admitted what {@link #admit} returned
   * @param nanos for how long from now, above 0; at most 7 days count
   */
  public void askedToWait(Period admitted, long nanos) {
    long counted = Math.min(nanos, LONGEST_ASKED);
    change(
        admitted.epoch,
        (period, now) ->
            period.trials.isAsked(now + counted)
                ? null
                : period.withTrials(period.trials.asked(now + counted)));
  }

  /** An override that has ended rules no more, from the first step after that. */
  void endOverride(String process) {
    if (current.override != null) {
      Period unusedPeriod = endedOverride(process, nanoClock.now());
    }
  }

  private Period endedOverride(String process, long now) {
    Period period = current;
    MemoryOverride override = period.override;
    return override == null || !override.hasEnded(now)
        ? period
        : CURRENT.updateAndGet(this, seen -> transitions.current(seen, process, now));
  }

  /** Replaces the period, also if other threads do so meanwhile. */
  void turn(UnaryOperator<Period> next) {
    CURRENT.updateAndGet(this, next);
  }

  /** Replaces the period, also if other threads do so meanwhile, unless the epoch is over. */
  void change(long epoch, NextPeriod next) {
    long now = nanoClock.now();
    while (true) {
      Period period = current;
      if (period.epoch != epoch) {
        return;
      }
      Period changed = next.after(period, now);
      if (changed == null || CURRENT.compareAndSet(this, period, changed)) {
        return;
      }
    }
  }

  void hold() {
    holders++;
  }

  /** Whether that was the last one who held it. */
  boolean release() {
    holders--;
    return holders == 0;
  }

  /** What comes after a period; null if it just goes on. */
  interface NextPeriod {
    @Nullable Period after(Period period, long now);
  }
}
