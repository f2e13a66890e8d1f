package dev.breaker;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitView;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The breaker of one service. Generated Retrofit clients use it by themselves; use it directly to
 * guard something else, or to watch and operate it. Safe for any number of threads.
 *
 * <p>Asking it never fails because of the storage: if that is away, this process's own counts
 * decide.
 */
public final class CircuitBreaker {
  private final BreakerPolicy policy;
  private final FailureRule failureRule;
  private final Listeners listeners;
  private final boolean heard;
  private final StateWatch watch;
  private final Circuit circuit;

  CircuitBreaker(
      BreakerPolicy policy,
      FailureRule failureRule,
      Listeners listeners,
      Function<CircuitBreaker, Circuit> circuit) {
    this.policy = policy;
    this.failureRule = failureRule;
    this.listeners = listeners;
    heard = !listeners.isEmpty();
    watch = new StateWatch(policy.service(), listeners);
    this.circuit = circuit.apply(this);
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
   * The settings.
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
    return new BreakerStatus(
        service(),
        view.state(),
        view.failures(),
        view.total(),
        Duration.ofNanos(view.remainingNanos()),
        view.reason(),
        circuit.isDegraded());
  }

  /**
   * Asks whether a call may go. Returns at once while the circuit is closed and this process's view
   * of it is fresh, and while it is open; else waits for the storage, up to its timeout.
   *
   * @return the permit, to be settled exactly once
   * @throws CircuitOpenException if the call is refused
   */
  public Permit acquire() throws CircuitOpenException {
    Admission admission = admit();
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
    return told(circuit.admit());
  }

  /**
   * Asks whether a call may go, without ever waiting on the calling thread.
   *
   * @return the answer: completed already where {@link #acquire()} would return at once, else by
   *     the reporting thread, which must not be held up; never completed exceptionally
   */
  public CompletableFuture<Admission> admitAsync() {
    CompletableFuture<Admission> admission = circuit.admitAsync();
    return heard ? admission.thenApply(this::told) : admission;
  }

  private Admission told(Admission admission) {
    if (heard) {
      listeners.deliver();
      if (admission instanceof CircuitOpenException refused) {
        listeners.refused(service(), refused);
      }
    }
    return admission;
  }

  /**
   * Calls, if the circuit lets it, and records the outcome: a result is a success, and the failure
   * rule says what an exception is.
   *
   * @param callable what to call, on this thread
   * @param <T> the type of its result
   * @return its result
   * @throws CircuitOpenException if the call is refused
   * @throws Exception what the callable threw
   */
  public <T extends @Nullable Object> T call(Callable<T> callable) throws Exception {
    Permit permit = acquire();
    T result;
    try {
      result = callable.call();
    } catch (Throwable thrown) {
      if (failureRule.isFailure(thrown)) {
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
   * Trips the circuit for everyone who shares it, in whatever state it is, for its re-enable time
   * from now. Waits for the storage, up to its timeout.
   *
   * @param reason why, for status, log and refusals
   * @throws dev.breaker.storage.StorageException if the storage did not confirm it
   */
  public void trip(String reason) {
    circuit.trip(reason);
    listeners.deliver();
  }

  /**
   * Closes the circuit for everyone who shares it, in whatever state it is, and empties its window.
   * Waits for the storage, up to its timeout.
   *
   * @throws dev.breaker.storage.StorageException if the storage did not confirm it
   */
  public void reset() {
    circuit.reset();
    listeners.deliver();
  }

  boolean isHeard() {
    return heard;
  }

  Listeners listeners() {
    return listeners;
  }

  CircuitOpenException refused(long remainingNanos, @Nullable String reason) {
    return new CircuitOpenException(service(), remainingNanos, reason == null ? "unknown" : reason);
  }

  void follow(Circuit source) {
    watch.follow(source);
  }

  void follow(Circuit source, CircuitView view) {
    watch.follow(source);
    watch.observe(source, view);
  }

  void observe(Circuit source, CircuitView view) {
    watch.observe(source, view);
  }

  @Override
  public String toString() {
    return "CircuitBreaker " + policy;
  }
}
