package dev.breaker.fleet;

import static java.util.Objects.requireNonNull;

import dev.breaker.storage.BreakerPolicy;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the packages of this module that guard calls ask of a {@code CircuitBreakers}, and no
 * application does. It stands in a package that is not exported, since those packages see no more
 * of {@code CircuitBreakers} than applications do.
 */
public abstract class CallSettings {
  private static volatile @Nullable Function<Object, CallSettings> reader;

  /** For the one class that has the settings. */
  protected CallSettings() {}

  /**
   * Has the settings read so. Called once, by the class that has them.
   *
   * @param reader reads them off a {@code CircuitBreakers}
   */
  public static void readBy(Function<Object, CallSettings> reader) {
    CallSettings.reader = reader;
  }

  /**
   * The settings of these breakers.
   *
   * @param breakers a {@code CircuitBreakers}
   * @return its settings
   */
  public static CallSettings of(Object breakers) {
    return requireNonNull(reader, "reader").apply(breakers);
  }

  /**
   * Whether a refused call gets an exception rather than a response.
   *
   * @return true for an exception
   */
  public abstract boolean throwsRefusals();

  /**
   * The settings that rule a circuit now, which another process may have set. A volatile read.
   *
   * @param breaker the {@code CircuitBreaker} of the circuit
   * @return the settings in force
   */
  public abstract BreakerPolicy policyInForce(Object breaker);

  /**
   * The settings that rule the circuit by which a call goes.
   *
   * @param permit the {@code Permit} of the call
   * @return the settings in force
   */
  public abstract BreakerPolicy policyInForceFor(Object permit);

  /**
   * The breakers of a service that has one for each key.
   *
   * @param policy the settings of each; its service is what their names begin with
   * @param maxKeys how many keys have one at a time, at most
   * @return the breakers, the same for the same service
   * @throws IllegalArgumentException if the service has breakers for another number of keys, or one
   *     with other settings
   */
  public abstract KeyedCircuits keyed(BreakerPolicy policy, int maxKeys);

  /**
   * Tells the listeners that a fallback answers a refused call.
   *
   * @param refusal the {@code CircuitOpenException}
   */
  public abstract void fellBack(Throwable refusal);

  /**
   * The failure rule that the application gave, which may throw: what asks it is passed to {@link
   * #isFailure(int, BooleanSupplier)}.
   *
   * @return a {@code FailureRule}
   */
  public abstract Object failureRule();

  /**
   * Whether a response is a failure, by asking the rule in a way of the caller's own. Never throws:
   * if the asking does, that is logged once and the default rule decides.
   *
   * @param httpStatus the response's status, for the default rule
   * @param asked asks the rule
   * @return true for a failure
   */
  public abstract boolean isFailure(int httpStatus, BooleanSupplier asked);

  /**
   * Whether an HTTP status is a failure. Never throws.
   *
   * @param httpStatus the status
   * @return true for a failure
   */
  public abstract boolean isFailure(int httpStatus);

  /**
   * Whether what a call threw is a failure. Never throws.
   *
   * @param thrown what it threw
   * @return true for a failure, false if the call has no outcome
   */
  public abstract boolean isFailure(Throwable thrown);

  /**
   * The backend asked to be left alone for a while, with the failure of which {@code failed} tells
   * next.
   *
   * @param permit the {@code Permit}
   * @param nanos for how long from now, above 0
   */
  public abstract void askedToWait(Object permit, long nanos);

  /**
   * Whether there is such a listener.
   *
   * @param condition on a {@code BreakerListener}
   * @return true if one meets it
   */
  public abstract boolean anyListener(Predicate<Object> condition);

  /**
   * {@code CircuitBreaker.admitBlocking()}, with the refusal told by a teller.
   *
   * @param breaker the {@code CircuitBreaker}
   * @param teller tells of the call
   * @return the {@code Admission}
   */
  public abstract Object admitBlocking(Object breaker, CallTeller teller);

  /**
   * {@code CircuitBreaker.admitAsync()}, with the refusal told by a teller.
   *
   * @param breaker the {@code CircuitBreaker}
   * @param teller tells of the call
   * @return the {@code Admission}
   */
  public abstract CompletableFuture<?> admitAsync(Object breaker, CallTeller teller);

  /**
   * {@code Permit.succeeded()}, told by a teller.
   *
   * @param permit the {@code Permit}
   * @param teller tells of the call
   */
  public abstract void succeeded(Object permit, CallTeller teller);

  /**
   * {@code Permit.failed(String)}, told by a teller.
   *
   * @param permit the {@code Permit}
   * @param reason what the failure was
   * @param teller tells of the call
   */
  public abstract void failed(Object permit, String reason, CallTeller teller);

  /**
   * {@code Permit.failed(Throwable)}, told by a teller.
   *
   * @param permit the {@code Permit}
   * @param thrown what the call threw
   * @param teller tells of the call
   */
  public abstract void failed(Object permit, Throwable thrown, CallTeller teller);
}
