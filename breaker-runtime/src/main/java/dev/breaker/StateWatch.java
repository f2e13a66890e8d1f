package dev.breaker;

import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a circuit's state is another than before, whoever changed it, and tells the
 * listeners and the log, once and in order.
 */
final class StateWatch {
  private static final System.Logger LOG = System.getLogger("dev.breaker");

  private final String service;
  private final Listeners listeners;
  private @Nullable Circuit source;
  private @Nullable CircuitState state;
  private @Nullable String reason;
  private volatile long epoch = Long.MIN_VALUE;

  StateWatch(String service, Listeners listeners) {
    this.service = service;
    this.listeners = listeners;
  }

  /** From now on only the views of this circuit count. */
  synchronized void follow(Circuit circuit) {
    source = circuit;
    epoch = Long.MIN_VALUE;
  }

  void observe(Circuit from, CircuitView view) {
    if (view.epoch() != epoch) {
      turn(from, view);
    }
  }

  private synchronized void turn(Circuit from, CircuitView view) {
    if (from != source || view.epoch() == epoch) {
      return;
    }
    // Two epochs on in the same state, this process has missed what was between.
    boolean missed = epoch != Long.MIN_VALUE && view.epoch() > epoch + 1;
    epoch = view.epoch();
    CircuitState before = missed && state == view.state() ? between(view.state()) : state;
    state = view.state();
    String why = view.reason() != null ? view.reason() : reason;
    reason = view.reason();
    if (before == null || before == view.state()) {
      return;
    }
    Transition transition =
        new Transition(
            service,
            before,
            view.state(),
            view.epoch(),
            view.failures(),
            view.total(),
            why == null ? "unknown" : why);
    log(transition, view);
    listeners.noticed(transition);
  }

  private static CircuitState between(CircuitState state) {
    return switch (state) {
      case OPEN -> CircuitState.HALF_OPEN;
      case HALF_OPEN -> CircuitState.OPEN;
      case CLOSED -> CircuitState.CLOSED;
    };
  }

  private static void log(Transition transition, CircuitView view) {
    switch (transition.to()) {
      case OPEN ->
          LOG.log(
              Level.WARNING,
              "Circuit breaker {0} tripped: {1}. Calls are refused for {2} s.",
              transition.service(),
              transition.reason(),
              (view.remainingNanos() + 999_999_999) / 1_000_000_000);
      case HALF_OPEN ->
          LOG.log(Level.INFO, "Circuit breaker {0} sends a probe.", transition.service());
      case CLOSED ->
          LOG.log(Level.INFO, "Circuit breaker {0} reset: calls go again.", transition.service());
    }
  }
}
