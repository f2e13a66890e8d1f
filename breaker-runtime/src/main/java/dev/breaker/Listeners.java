package dev.breaker;

import static dev.breaker.base.Log.LOG;

import dev.breaker.fleet.CallTeller;
import dev.breaker.fleet.Events;
import dev.breaker.fleet.StateChange;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.PeriodStart;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells every listener, and lets none of them hurt a call or another listener.
 *
 * <p>What is noticed while a lock is held is only put down, in order, and told where none is: a
 * listener may call any breaker, and must not be able to stop the others by it.
 */
final class Listeners implements Events {
  private final List<BreakerListener> listeners;
  private final Set<BreakerListener> faulty = ConcurrentHashMap.newKeySet();
  private final Queue<Consumer<BreakerListener>> noticed = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean delivering = new AtomicBoolean();

  Listeners(List<BreakerListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  boolean isEmpty() {
    return listeners.isEmpty();
  }

  boolean any(Predicate<Object> condition) {
    for (BreakerListener listener : listeners) {
      if (condition.test(listener)) {
        return true;
      }
    }
    return false;
  }

  void succeeded(String service, Duration elapsed, @Nullable CallTeller teller) {
    tell(
        listener -> {
          if (teller == null || !teller.succeeded(listener, service, elapsed)) {
            listener.onSuccess(service, elapsed);
          }
        });
  }

  void failed(String service, Duration elapsed, String reason, @Nullable CallTeller teller) {
    tell(
        listener -> {
          if (teller == null || !teller.failed(listener, service, elapsed, reason)) {
            listener.onFailure(service, elapsed, reason);
          }
        });
  }

  void ignored(String service, Duration elapsed, String reason) {
    tell(listener -> listener.onIgnored(service, elapsed, reason));
  }

  void wouldRefuse(String service, CircuitOpenException refusal) {
    tell(listener -> listener.onWouldRefuse(service, refusal));
  }

  void refused(String service, CircuitOpenException refusal, @Nullable CallTeller teller) {
    tell(
        listener -> {
          if (teller == null || !teller.refused(listener, service, refusal)) {
            listener.onRefused(service, refusal);
          }
        });
  }

  void fellBack(String service, CircuitOpenException refusal) {
    tell(listener -> listener.onFallback(service, refusal));
  }

  @Override
  public void changed(StateChange change) {
    if (isEmpty()) {
      return;
    }
    PeriodStart start = change.start();
    Transition transition =
        new Transition(
            change.service(),
            change.from(),
            change.to(),
            change.view().epoch(),
            start.when(),
            change.reason(),
            start.failures(),
            start.total(),
            start.process(),
            change.causedHere(),
            start.tripsLastHour(),
            change.local());
    notice(listener -> listener.onTransition(transition));
  }

  @Override
  public void operated(CircuitEvent event) {
    notice(listener -> listener.onOperator(event));
  }

  void registered(CircuitBreaker breaker) {
    if (isEmpty()) {
      // Making a lambda would slow a process that begins.
      return;
    }
    tell(listener -> listener.onRegistered(breaker));
  }

  void released(CircuitBreaker breaker) {
    tell(listener -> listener.onReleased(breaker));
  }

  @Override
  public void storageUnavailable(String problem) {
    notice(listener -> listener.onStorageUnavailable(problem));
  }

  @Override
  public void storageRecovered() {
    notice(BreakerListener::onStorageRecovered);
  }

  private void notice(Consumer<BreakerListener> event) {
    if (!isEmpty()) {
      noticed.add(event);
    }
  }

  /** Tells the listeners, unless another thread, or this one further up its stack, already does. */
  @Override
  public void deliver() {
    while (!noticed.isEmpty() && delivering.compareAndSet(false, true)) {
      try {
        for (Consumer<BreakerListener> event; (event = noticed.poll()) != null; ) {
          tell(event);
        }
      } finally {
        delivering.set(false);
      }
    }
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
