package dev.breaker;

import static java.util.Objects.requireNonNull;

import dev.breaker.base.NanoClock;
import dev.breaker.base.ProcessClock;
import dev.breaker.fleet.CallSettings;
import dev.breaker.fleet.Fleet;
import dev.breaker.fleet.OffCircuit;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.Storage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The circuit breakers of an application: holds the storage and one {@link CircuitBreaker} for each
 * service. Make one for the application and close it at its end. Safe for any number of threads.
 *
 * <p>Survives a checkpoint of the process, as SnapStart of AWS Lambda and CRaC make them, if {@code
 * org.crac} is on the class path: before it, outcomes are sent and connections closed; after a
 * restoration the next call asks the storage. A client of the user's own stays the user's to close.
 *
 * <pre>{@code
 * CircuitBreakers breakers = CircuitBreakers.builder()
 *     .storage(RedisStorage.connect(System.getenv("REDIS_URL")))
 *     .build();
 * GitHub github = CircuitBrokenGitHub.create(retrofit, breakers);
 * }</pre>
 */
public final class CircuitBreakers implements AutoCloseable {
  static {
    CallSettings.readBy(breakers -> ((CircuitBreakers) breakers).callSettings);
  }

  private final Storage storage;
  private final boolean enabled;
  private final Listeners listeners;
  private final Fleet fleet;
  private final Breakers breakers;
  private final CallSettings callSettings;

  private CircuitBreakers(Builder builder) {
    storage = builder.storage;
    enabled = builder.enabled;
    listeners = new Listeners(enabled ? builder.listeners : List.of());
    GuardedFailureRule failureRule = new GuardedFailureRule(builder.failureRule);
    fleet = new Fleet(storage, listeners, builder.viewClock);
    breakers =
        new Breakers(fleet, listeners, failureRule, builder.observeOnly, enabled, builder.policies);
    callSettings = new FaceCallSettings(breakers, listeners, failureRule, builder.refusal);
  }

  /**
   * Breakers that this process keeps to itself, with all defaults.
   *
   * @return the breakers
   */
  public static CircuitBreakers inMemory() {
    return builder().build();
  }

  /**
   * Starts from the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The breaker of a service, made when first asked for. Never does I/O.
   *
   * @param policy the service and its settings
   * @return the breaker, the same for the same policy
   * @throws IllegalArgumentException if the service has a breaker with other settings, or the
   *     function given to {@link Builder#policies} returns another service's
   */
  public CircuitBreaker breaker(BreakerPolicy policy) {
    return breakers.get(policy);
  }

  /**
   * The breaker of a service that was asked for before. Never does I/O.
   *
   * @param service the service's name; of a key it is {@code <service>/} and the key, as {@link
   *     #all()} lists it
   * @return the breaker, if this process has one
   */
  public Optional<CircuitBreaker> breaker(String service) {
    return Optional.ofNullable(breakers.find(service));
  }

  /**
   * Operates the circuit of a service by its name, without a policy: for consoles and scripts. This
   * does no I/O; each of the returned object's methods does.
   *
   * @param service the service, which some process must have used
   * @return trips, resets, locks and overrides by the settings in force
   * @throws IllegalArgumentException if no service can have that name
   * @throws IllegalStateException if these breakers are switched off
   */
  public CircuitOperator operate(String service) {
    if (!enabled) {
      throw new IllegalStateException(OffCircuit.REASON);
    }
    return new CircuitOperator(storage, process(), service);
  }

  /**
   * The breakers that were asked for so far, but for those of keys that were let go.
   *
   * @return an unmodifiable snapshot
   */
  public Collection<CircuitBreaker> all() {
    return breakers.all();
  }

  /**
   * Adds a listener to breakers that are in use already; {@link Builder#listener} is for those that
   * are about to be made. It hears of calls that are admitted from now on, and of all else that
   * happens from now on. It is not told of the breakers that there are: add it first, and then look
   * at {@link #all()}. Never blocks, and does no I/O.
   *
   * <p>A {@code dev.breaker.retrofit.CallListener} hears what was called only of clients that were
   * made after it or another one was added; of others it hears what a {@link BreakerListener} does.
   *
   * @param listener hears what happens
   * @return whether it was added: false if one that equals it is there already, or the breakers are
   *     switched off
   */
  public boolean addListener(BreakerListener listener) {
    requireNonNull(listener, "listener");
    return enabled && breakers.addListener(listener);
  }

  /**
   * Removes a listener, whether the builder got it or {@link #addListener}. What another thread is
   * telling it just now still arrives. Never blocks, and does no I/O.
   *
   * @param listener one that equals it goes; nothing happens if there is none
   */
  public void removeListener(BreakerListener listener) {
    breakers.removeListener(requireNonNull(listener, "listener"));
  }

  /**
   * The name under which the fleet knows these breakers: in the history, and in transitions that
   * they cause. Another one after the process was restored from a checkpoint, unless they are in
   * its memory alone.
   *
   * @return the host's name, the process id and a random end, unique in the fleet
   */
  public String process() {
    return fleet.process();
  }

  /**
   * Where the circuits live.
   *
   * @return the storage that was given to the builder
   */
  public Storage storage() {
    return storage;
  }

  /**
   * Sends all outcomes that are gathered here, successes too, and waits until the storage has them:
   * so that the next reader of the counts sees them. {@link #close} does so by itself, and the end
   * of a Lambda invocation is an {@link #invocation()}'s. Waits as long as the storage goes on
   * answering, which takes well below a second for thousands of services; a small multiple of its
   * timeout if it does not; and not at all while it is known to be away or when there is nothing to
   * send. Never throws.
   */
  public void flush() {
    fleet.flush();
  }

  /**
   * Begins an invocation of a process that is frozen between invocations, such as an AWS Lambda
   * function; close it at the end of the invocation. From the first one on, successes are no longer
   * reported in the background, where a freeze would cut the report in two; they go with the next
   * exchange.
   *
   * @return the invocation, whose end waits for a small multiple of the storage's timeout at most
   */
  public InvocationScope invocation() {
    return invocation(() -> Integer.MAX_VALUE);
  }

  /**
   * Begins an invocation, as {@link #invocation()} does, that has to end in time.
   *
   * @param remainingMillis how many milliseconds are left; asked at its end. In a Lambda function
   *     {@code context::getRemainingTimeInMillis}
   * @return the invocation, whose end waits for at most half of what is left then
   */
  public InvocationScope invocation(IntSupplier remainingMillis) {
    InvocationScope invocation =
        new InvocationScope(fleet, requireNonNull(remainingMillis, "remainingMillis"));
    fleet.beginInvocation();
    return invocation;
  }

  /**
   * Flushes, stops reporting and closes the storage. Breakers still answer afterwards, from this
   * process's own counts.
   */
  @Override
  public void close() {
    fleet.close();
    storage.close();
    if (!listeners.isEmpty()) {
      breakers.forEach(listeners::released);
    }
  }

  /** Collects what {@link CircuitBreakers} are made of. Not safe for several threads. */
  public static final class Builder {
    private final List<BreakerListener> listeners = new ArrayList<>();
    private Storage storage = new InMemoryStorage();
    private Refusal refusal = Refusal.RESPOND_500;
    private FailureRule failureRule = FailureRule.DEFAULT;
    private boolean observeOnly;
    private boolean enabled = true;
    private @Nullable UnaryOperator<BreakerPolicy> policies;
    private NanoClock viewClock = ProcessClock.SYSTEM;

    private Builder() {}

    /**
     * Where the circuits live; this process's memory unless told otherwise. {@link #close} closes
     * it.
     *
     * @param storage the storage, for these breakers only, unless it is in memory
     * @return this builder
     */
    public Builder storage(Storage storage) {
      this.storage = requireNonNull(storage, "storage");
      return this;
    }

    /**
     * Adds a listener.
     *
     * @param listener hears what happens; of Retrofit calls, a {@code
     *     dev.breaker.retrofit.CallListener} also hears what was called
     * @return this builder
     */
    public Builder listener(BreakerListener listener) {
      listeners.add(requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * What callers get while a circuit is open; {@link Refusal#RESPOND_500} unless told otherwise.
     *
     * @param refusal a response or an exception
     * @return this builder
     */
    public Builder refusal(Refusal refusal) {
      this.refusal = requireNonNull(refusal, "refusal");
      return this;
    }

    /**
     * What counts as a failure where the policy's own lists do not say so; {@link
     * FailureRule#DEFAULT} unless told otherwise.
     *
     * @param failureRule the rule; of Retrofit calls, a {@code dev.breaker.retrofit.ResponseRule}
     *     sees more than the status
     * @return this builder
     */
    public Builder failureRule(FailureRule failureRule) {
      this.failureRule = requireNonNull(failureRule, "failureRule");
      return this;
    }

    /**
     * Whether these breakers only observe: for the first week in production. They count and report
     * as others do, so they can trip the fleet for processes that refuse calls. Where others refuse
     * a call, it goes, counts as neither success nor failure, and {@link
     * BreakerListener#onWouldRefuse} hears of it. A call that is due as the probe decides as usual.
     * An operator's {@link CircuitBreaker#lockOpen} is observed, too, and not obeyed. {@link
     * BreakerPolicy#withObserveOnly} does the same for one service.
     *
     * @param observeOnly true to observe; false unless told otherwise
     * @return this builder
     */
    public Builder observeOnly(boolean observeOnly) {
      this.observeOnly = observeOnly;
      return this;
    }

    /**
     * Changes the settings that stand in the code, for thresholds from an application's own
     * configuration. The function is asked once for each service, before its breaker is made. What
     * it throws, a generated {@code create} throws, too. For one key of a service it is asked at
     * the first call of that key; if it throws then, the settings of the code rule, and that is
     * logged.
     *
     * <pre>{@code
     * .policies(policy -> policy.withTtl(config.ttl(policy.service())))
     * }</pre>
     *
     * @param policies gets the settings of the code, and returns them or a changed copy, which must
     *     be of the same service
     * @return this builder
     */
    public Builder policies(UnaryOperator<BreakerPolicy> policies) {
      this.policies = requireNonNull(policies, "policies");
      return this;
    }

    /**
     * Whether these breakers do anything. Switched off, all calls go and nothing is counted: no
     * thread is started, no connection is made, and no listener is told. Each status is closed with
     * zeros, operator methods throw an {@link IllegalStateException}, and {@code
     * storage().services()} still lists what the fleet protects.
     *
     * @param enabled false to switch them off; true unless told otherwise
     * @return this builder
     */
    public Builder enabled(boolean enabled) {
      this.enabled = enabled;
      return this;
    }

    Builder viewClock(NanoClock viewClock) {
      this.viewClock = viewClock;
      return this;
    }

    /**
     * Makes the breakers. Does no I/O and starts no thread.
     *
     * @return the breakers
     */
    public CircuitBreakers build() {
      return new CircuitBreakers(this);
    }
  }
}
