package dev.breaker;

import dev.breaker.fleet.CallTeller;
import dev.breaker.fleet.Circuit;
import dev.breaker.fleet.Decision;
import dev.breaker.fleet.Ledger;
import dev.breaker.fleet.Ramp;
import dev.breaker.fleet.Refused;
import dev.breaker.fleet.UncountedLedger;
import dev.breaker.jfr.FlightEvents;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The breaker of one service. Generated Retrofit clients use it by themselves; use it directly to
 * guard something else, or to watch and operate it. Safe for any number of threads.
 *
 * <p>Asking it never fails because of the storage: if that is away, this process's own counts
 * decide.
 */
public final class CircuitBreaker {
  private final BreakerPolicy asked;
  private final BreakerPolicy policy;
  private final FailureRule failureRule;
  private final Listeners listeners;

  /** A copy, at hand where every nanosecond counts. It changes when listeners come and go. */
  private volatile boolean hasListeners;

  /** Whether refusals are told, and not carried out. */
  private final boolean observeOnly;

  private final Circuit circuit;

  /** Of one key of a service, which comes and goes; null of a service. */
  private final @Nullable KeyUse use;

  /** The latest probe that a thread sends by itself, while it waits for the response. */
  private volatile @Nullable Probe probe;

  /** With the thread's number, since the thread itself may be over long before the next probe. */
  private record Probe(Permit permit, long threadId) {
    boolean isUnderWayHere() {
      return threadId == Thread.currentThread().getId() && !permit.isSettled();
    }
  }

  /**
   * Of a circuit.
   *
   * @param asked the settings that were asked for, before the application changed them
   */
  CircuitBreaker(
      BreakerPolicy asked,
      BreakerPolicy policy,
      FailureRule failureRule,
      Listeners listeners,
      boolean observeOnly,
      Circuit circuit,
      @Nullable KeyUse use) {
    this.asked = asked;
    this.use = use;
    this.policy = policy;
    this.failureRule = failureRule;
    this.listeners = listeners;
    this.observeOnly = observeOnly;
    this.circuit = circuit;
    lookForListeners();
  }

  /** Listeners have come or gone. */
  void lookForListeners() {
    hasListeners = !listeners.isEmpty();
  }

  /**
   * The protected service.
   *
   * @return its name
   */
  public String service() {
    return policy.service();
  }

  /**
   * The settings that this process was given. Another process may have registered others, which are
   * in force then; {@link #status()} has those.
   *
   * @return the policy
   */
  public BreakerPolicy policy() {
    return policy;
  }

  /**
   * The breaker as this process knows it. Never does I/O.
   *
   * @return state, counts and reason
   */
  public BreakerStatus status() {
    CircuitView view = circuit.view();
    BreakerPolicy inForce = circuit.policyInForce();
    return new BreakerStatus(
        service(),
        view.state(),
        view.failures(),
        view.total(),
        Duration.ofNanos(view.refusedForNanos()),
        view.reason(),
        circuit.isDegraded(),
        view.lock(),
        inForce,
        view.override(),
        100 * Ramp.share(view, inForce),
        circuit.unsent());
  }

  /**
   * Asks whether a call may go. Returns at once while the circuit is closed and this process's view
   * of it is fresh, and while it is open; else waits for the storage, up to its timeout.
   *
   * @return the permit, to be settled exactly once
   * @throws CircuitOpenException if the call is refused
   */
  public Permit acquire() throws CircuitOpenException {
    return permitOrThrow(admit());
  }

  private static Permit permitOrThrow(Admission admission) throws CircuitOpenException {
    if (admission instanceof CircuitOpenException refused) {
      throw refused;
    }
    return (Permit) admission;
  }

  /**
   * Asks whether a call may go, as {@link #acquire()} does.
   *
   * @return the permit, to be settled exactly once, or nothing if the call is refused
   */
  public Optional<Permit> tryAcquire() {
    return admit() instanceof Permit permit ? Optional.of(permit) : Optional.empty();
  }

  /**
   * Asks whether a call may go, as {@link #acquire()} does, with the refusal as a value.
   *
   * @return the permit, to be settled exactly once, or why there is none
   */
  public Admission admit() {
    return admit(null);
  }

  private Admission admit(@Nullable CallTeller teller) {
    Admission admission = admission(circuit.admit());
    if (admission instanceof CircuitOpenException && isPartOfTheProbe()) {
      return new Permit(this, UncountedLedger.INSTANCE);
    }
    return told(admission, teller);
  }

  private Admission admission(Decision decision) {
    return decision instanceof Ledger ledger
        ? new Permit(this, ledger)
        : refusal((Refused) decision);
  }

  private CircuitOpenException refusal(Refused refused) {
    return new CircuitOpenException(service(), refused.retryAfterNanos(), refused.reason());
  }

  /**
   * Asks whether a call may go that this thread makes itself and waits for, as {@link #admit()}
   * does. If it is the probe of a half-open circuit, calls of the same service that this thread
   * makes before the permit is settled belong to it: they go, and count as neither success nor
   * failure. So an authenticator can fetch a token through the client that it serves.
   *
   * @return the permit, to be settled exactly once, or why there is none
   */
  public Admission admitBlocking() {
    return admitBlocking(null);
  }

  Admission admitBlocking(@Nullable CallTeller teller) {
    Admission admission = admit(teller);
    if (admission instanceof Permit permit && permit.isProbe()) {
      probe = new Probe(permit, Thread.currentThread().getId());
    }
    return admission;
  }

  /** Asked only when a call is about to be refused, so that the others pay nothing for it. */
  private boolean isPartOfTheProbe() {
    Probe latest = probe;
    if (latest == null || !latest.isUnderWayHere()) {
      return false;
    }
    CircuitView view = circuit.view();
    return view.state() == CircuitState.HALF_OPEN && view.lock() == null;
  }

  /**
   * Asks whether a call may go, without ever waiting on the calling thread.
   *
   * @return the answer: completed already where {@link #acquire()} would return at once, else by a
   *     thread that all breakers of this storage share, which must not be held up: the reporting
   *     thread, or, when the storage does not answer in time, the one that looks after timeouts;
   *     never completed exceptionally
   */
  public CompletableFuture<Admission> admitAsync() {
    return admitAsync(null);
  }

  CompletableFuture<Admission> admitAsync(@Nullable CallTeller teller) {
    Decision decision = circuit.admitAtOnce();
    if (decision != null) {
      return CompletableFuture.completedFuture(told(admission(decision), teller));
    }
    CompletableFuture<Decision> later = circuit.admitLater();
    CompletableFuture<Admission> answer = new CompletableFuture<>();
    var unusedAnswering =
        later.thenAccept(decided -> answer(answer, told(admission(decided), teller)));
    // So that the probe goes to another call that waits, if this one is cancelled.
    var unusedCancelling = answer.whenComplete((admission, thrown) -> later.cancel(false));
    return answer;
  }

  private void answer(CompletableFuture<Admission> answer, Admission admission) {
    if (!answer.complete(admission) && admission instanceof Permit permit) {
      // The caller has given up. Were it the probe, no other call could get its lease.
      permit.abandoned();
    }
  }

  /** Where nothing is refused, calls go that others would refuse. */
  private boolean observes() {
    return observeOnly || policyInForce().observeOnly();
  }

  private Admission told(Admission admission, @Nullable CallTeller teller) {
    if (admission instanceof CircuitOpenException refused && observes()) {
      if (hasListeners) {
        listeners.deliver();
        listeners.wouldRefuse(service(), refused);
      }
      return new Permit(this, UncountedLedger.INSTANCE);
    }
    if (hasListeners) {
      listeners.deliver();
    }
    if (admission instanceof CircuitOpenException refused) {
      FlightEvents.refused(service(), refused.reason(), refused.retryAfterNanos());
      if (hasListeners) {
        listeners.refused(service(), refused, teller);
      }
    }
    return admission;
  }

  /**
   * Calls, if the circuit lets it, and records the outcome: a result is a success, however long it
   * took. An exception is ignored if the policy in force says so, else the failure rule decides.
   *
   * @param callable what to call, on this thread
   * @param <T> the type of its result
   * @return its result
   * @throws CircuitOpenException if the call is refused
   * @throws Exception what the callable threw
   */
  public <T extends @Nullable Object> T call(Callable<T> callable) throws Exception {
    Permit permit = permitOrThrow(admitBlocking());
    T result;
    try {
      result = callable.call();
    } catch (Throwable thrown) {
      if (policyInForce().isIgnored(thrown)) {
        permit.ignored(thrown);
      } else if (failureRule.isFailure(thrown)) {
        permit.failed(thrown);
      } else {
        permit.abandoned();
      }
      throw thrown;
    }
    permit.succeeded();
    return result;
  }

  /**
   * Trips the circuit for all processes that share it, from any state, for its re-enable time from
   * now. Waits for the storage, up to its timeout.
   *
   * @param reason why, for status, log and refusals
   * @throws dev.breaker.storage.StorageException if the storage did not confirm it
   */
  public void trip(String reason) {
    operate(new StorageRequest.Trip(policy, reason));
  }

  /**
   * Closes the circuit for all processes that share it, from any state, and empties its window.
   * Waits for the storage, up to its timeout.
   *
   * @throws dev.breaker.storage.StorageException if the storage did not confirm it
   */
  public void reset() {
    operate(new StorageRequest.Reset(policy));
  }

  /**
   * Holds the circuit open for all processes that share it: every call is refused, in any automatic
   * state, until the lock ends or {@link #unlock} ends it. It takes the place of any lock before
   * it. Meanwhile the circuit makes no transition of its own. It reaches every process that calls
   * within the storage's {@code maxStaleness}, or at once with push. Waits for the storage, up to
   * its timeout.
   *
   * @param reason why, for status, history and refusals
   * @param author who does it
   * @param duration how long, 1 second to 7 days, in whole milliseconds
   * @throws IllegalArgumentException if the reason or the author is blank or the duration out of
   *     range
   * @throws dev.breaker.storage.StorageException if the storage did not confirm it
   */
  public void lockOpen(String reason, String author, Duration duration) {
    operate(new StorageRequest.Lock(policy, CircuitState.OPEN, reason, author, duration));
  }

  /**
   * Holds the circuit closed for all processes that share it: every call goes, in any automatic
   * state. Else as {@link #lockOpen}. Outcomes still count in a closed circuit, so it may trip with
   * the first failure after the lock.
   *
   * @param reason why, for status and history
   * @param author who does it
   * @param duration how long, 1 second to 7 days, in whole milliseconds
   * @throws IllegalArgumentException if the reason or the author is blank or the duration out of
   *     range
   * @throws dev.breaker.storage.StorageException if the storage did not confirm it
   */
  public void lockClosed(String reason, String author, Duration duration) {
    operate(new StorageRequest.Lock(policy, CircuitState.CLOSED, reason, author, duration));
  }

  /**
   * Ends the lock of either kind; the automatic state rules again. Does nothing without one. Waits
   * for the storage, up to its timeout.
   *
   * @param author who does it, for the history
   * @throws IllegalArgumentException if the author is blank
   * @throws dev.breaker.storage.StorageException if the storage did not confirm it
   */
  public void unlock(String author) {
    operate(new StorageRequest.Unlock(policy, author));
  }

  /**
   * Puts other settings in force for all processes that share the circuit, until the override ends
   * or {@link #revertPolicy} ends it. It takes the place of any override before it. The window
   * stays, unless {@code ttl} changes by its beginning or its end: then the window starts empty.
   * All that a process decides by itself goes by the override, too: what counts, what is slow, what
   * to do while the storage is away. It reaches every process that calls within the storage's
   * {@code maxStaleness}, or at once with push. Waits for the storage, up to its timeout.
   *
   * @param policy all settings, as of now: later changes of the registered ones do not matter
   * @param reason why, for status and history
   * @param author who does it
   * @param duration how long, 1 second to 7 days, in whole milliseconds
   * @throws IllegalArgumentException if the settings are another service's or too long to be kept,
   *     the reason or the author is blank, or the duration is out of range
   * @throws dev.breaker.storage.StorageException if the storage did not confirm it
   */
  public void overridePolicy(
      BreakerPolicy policy, String reason, String author, Duration duration) {
    operate(new StorageRequest.OverridePolicy(this.policy, policy, reason, author, duration));
  }

  /**
   * Puts the registered settings back in force. Does nothing without an override. Waits for the
   * storage, up to its timeout.
   *
   * @param author who does it, for the history
   * @throws IllegalArgumentException if the author is blank
   * @throws dev.breaker.storage.StorageException if the storage did not confirm it
   */
  public void revertPolicy(String author) {
    operate(new StorageRequest.RevertPolicy(policy, author));
  }

  private void operate(StorageRequest request) {
    circuit.operate(request);
    listeners.deliver();
  }

  BreakerPolicy policyInForce() {
    return circuit.policyInForce();
  }

  void requireAskedFor(BreakerPolicy again) {
    asked.requireSame(again);
  }

  Circuit circuit() {
    return circuit;
  }

  /** Null of a service. */
  @Nullable KeyUse use() {
    return use;
  }

  /** Whether this stays until {@link #end}: false once it was let go. */
  boolean begin() {
    return use == null || use.begin();
  }

  void end() {
    if (use != null) {
      use.end();
    }
  }

  /**
   * Lets go of the breaker of a key that was not called for one ttl, if nothing is lost by that.
   */
  boolean letGo(long now) {
    KeyUse ofKey = use;
    if (ofKey == null
        || !ofKey.isIdle(now, policyInForce().ttl().toNanos())
        || !circuit.isForgettable()
        || !ofKey.letGo()) {
      return false;
    }
    if (!circuit.isForgettable()) {
      // A call came and ended meanwhile.
      ofKey.keep();
      return false;
    }
    return true;
  }

  boolean hasListeners() {
    return hasListeners;
  }

  Listeners listeners() {
    return listeners;
  }

  @Override
  public String toString() {
    return "CircuitBreaker " + policy;
  }
}
