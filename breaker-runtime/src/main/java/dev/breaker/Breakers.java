package dev.breaker;

import static dev.breaker.base.Log.LOG;
import static java.util.Objects.requireNonNull;

import dev.breaker.fleet.Circuit;
import dev.breaker.fleet.Fleet;
import dev.breaker.fleet.KeyedCircuits;
import dev.breaker.fleet.OffCircuit;
import dev.breaker.fleet.OneCircuit;
import dev.breaker.storage.BreakerPolicy;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The breakers of the services, each made when first asked for. Safe for any thread. */
final class Breakers {
  private final ConcurrentHashMap<String, CircuitBreaker> byService = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, KeyedBreakers> keyed = new ConcurrentHashMap<>();
  private final Fleet fleet;
  private final Listeners listeners;
  private final FailureRule failureRule;
  private final boolean observeOnly;
  private final boolean enabled;
  private final @Nullable UnaryOperator<BreakerPolicy> policies;

  Breakers(
      Fleet fleet,
      Listeners listeners,
      FailureRule failureRule,
      boolean observeOnly,
      boolean enabled,
      @Nullable UnaryOperator<BreakerPolicy> policies) {
    this.fleet = fleet;
    this.listeners = listeners;
    this.failureRule = failureRule;
    this.observeOnly = observeOnly;
    this.enabled = enabled;
    this.policies = policies;
  }

  /** The breaker of a service; throws if that is in use with other settings. */
  CircuitBreaker get(BreakerPolicy asked) {
    CircuitBreaker first = madeIfAbsent(asked);
    if (first == null) {
      return known(asked);
    }
    listeners.registered(first);
    return first;
  }

  /**
   * That of a key, which only one thread at a time asks for; adds what is to be told to the list.
   */
  CircuitBreaker ofKey(BreakerPolicy asked, List<Runnable> telling) {
    CircuitBreaker first = madeIfAbsent(asked);
    if (first == null) {
      return known(asked);
    }
    telling.add(() -> listeners.registered(first));
    return first;
  }

  private CircuitBreaker known(BreakerPolicy asked) {
    CircuitBreaker known = requireNonNull(byService.get(asked.service()));
    known.requireAskedFor(asked);
    return known;
  }

  /** The new breaker; null if there is one. */
  private @Nullable CircuitBreaker madeIfAbsent(BreakerPolicy asked) {
    if (byService.containsKey(asked.service())) {
      return null;
    }
    synchronized (this) {
      if (byService.containsKey(asked.service())) {
        return null;
      }
      CircuitBreaker made = made(asked);
      byService.put(asked.service(), made);
      return made;
    }
  }

  private CircuitBreaker made(BreakerPolicy asked) {
    BreakerPolicy policy = configured(asked);
    Circuit circuit = enabled ? fleet.circuit(policy) : new OffCircuit(policy);
    KeyUse use = asked.isOfKey() ? new KeyUse(fleet::now) : null;
    return new CircuitBreaker(asked, policy, failureRule, listeners, observeOnly, circuit, use);
  }

  /**
   * The application's function may fail. A call asks for a key, and does not fail because of it.
   */
  private BreakerPolicy configured(BreakerPolicy asked) {
    UnaryOperator<BreakerPolicy> application = policies;
    if (application == null) {
      return asked;
    }
    if (!asked.isOfKey()) {
      return checked(application.apply(asked), asked);
    }
    try {
      return checked(application.apply(asked), asked).forKey(asked.service());
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "The settings of {0} are those of the code, since the function given to policies(...)"
              + " failed for it ({1})",
          asked.service(),
          e);
      return asked;
    }
  }

  private static BreakerPolicy checked(@Nullable BreakerPolicy policy, BreakerPolicy asked) {
    if (policy == null) {
      throw new IllegalArgumentException(
          "the function given to policies(...) returned null for service \""
              + asked.service()
              + "\"; return the policy that it is given, or a changed copy");
    }
    if (!policy.service().equals(asked.service())) {
      throw new IllegalArgumentException(
          "the function given to policies(...) returned a policy of service \""
              + policy.service()
              + "\" for service \""
              + asked.service()
              + "\"; return the policy that it is given, or a changed copy, which keeps the name");
    }
    return policy;
  }

  @Nullable CircuitBreaker find(String service) {
    return byService.get(requireNonNull(service, "service"));
  }

  Collection<CircuitBreaker> all() {
    return List.copyOf(byService.values());
  }

  /** Under the lock under which breakers are made, so that each sees the listener. */
  synchronized boolean addListener(BreakerListener listener) {
    boolean added = listeners.add(listener);
    forEach(CircuitBreaker::lookForListeners);
    return added;
  }

  synchronized void removeListener(BreakerListener listener) {
    listeners.remove(listener);
    forEach(CircuitBreaker::lookForListeners);
  }

  void forEach(Consumer<CircuitBreaker> action) {
    byService.values().forEach(action);
  }

  /** Those of a service that has one for each key. */
  KeyedCircuits keyed(BreakerPolicy policy, int maxKeys) {
    KeyedBreakers.check(policy.service(), maxKeys);
    CircuitBreaker withoutKey = get(policy);
    if (!enabled) {
      return new OneCircuit(withoutKey);
    }
    KeyedBreakers ofService =
        keyed.computeIfAbsent(
            policy.service(), service -> new KeyedBreakers(this, policy, maxKeys, withoutKey));
    if (ofService.maxKeys() != maxKeys) {
      throw new IllegalArgumentException(
          "service \""
              + policy.service()
              + "\" is in use with maxKeys "
              + ofService.maxKeys()
              + ", asked for was "
              + maxKeys
              + "; give both the same, or one of them another service name");
    }
    return ofService;
  }

  /** The time on the clock by which circuits go. */
  long now() {
    return fleet.now();
  }

  /** Lets go of the breaker of a key if nothing is lost by that, and tells whether it did. */
  boolean letGo(CircuitBreaker breaker, long now, List<Runnable> telling) {
    if (!breaker.letGo(now)) {
      return false;
    }
    byService.remove(breaker.service(), breaker);
    fleet.release(breaker.circuit(), breaker.service());
    telling.add(() -> listeners.released(breaker));
    return true;
  }
}
