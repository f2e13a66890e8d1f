package dev.breaker;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Tells every listener, and lets none of them hurt a call or another listener. */
final class Listeners {
  private static final System.Logger LOG = System.getLogger("dev.breaker");

  private final List<BreakerListener> listeners;
  private final Set<BreakerListener> faulty = ConcurrentHashMap.newKeySet();

  Listeners(List<BreakerListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  boolean isEmpty() {
    return listeners.isEmpty();
  }

  void succeeded(String service, Duration elapsed) {
    tell(listener -> listener.onSuccess(service, elapsed));
  }

  void failed(String service, Duration elapsed, String reason) {
    tell(listener -> listener.onFailure(service, elapsed, reason));
  }

  void refused(String service, CircuitOpenException refusal) {
    tell(listener -> listener.onRefused(service, refusal));
  }

  void transition(Transition transition) {
    tell(listener -> listener.onTransition(transition));
  }

  void storageUnavailable(String problem) {
    tell(listener -> listener.onStorageUnavailable(problem));
  }

  void storageRecovered() {
    tell(BreakerListener::onStorageRecovered);
  }

  private void tell(Consumer<BreakerListener> event) {
    for (BreakerListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (Throwable thrown) {
        if (faulty.add(listener)) {
          LOG.log(
              Level.ERROR,
              "The listener " + listener + " threw; calls go on. Logged once per listener.",
              thrown);
        }
      }
    }
  }
}
