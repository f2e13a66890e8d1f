package dev.breaker.testing;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitBreaker;
import java.util.Map;
import java.util.function.Consumer;

/** Sets states that were asked for before there was a breaker. */
final class PendingStates implements BreakerListener {
  private final Map<String, Consumer<CircuitBreaker>> pending;

  PendingStates(Map<String, Consumer<CircuitBreaker>> pending) {
    this.pending = pending;
  }

  @Override
  public void onRegistered(CircuitBreaker breaker) {
    apply(pending, breaker);
  }

  static void apply(Map<String, Consumer<CircuitBreaker>> pending, CircuitBreaker breaker) {
    Consumer<CircuitBreaker> state = pending.remove(breaker.service());
    if (state != null) {
      state.accept(breaker);
    }
  }
}
