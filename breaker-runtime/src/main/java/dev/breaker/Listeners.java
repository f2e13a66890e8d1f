package dev.breaker;

import static dev.breaker.base.Log.LOG;

import dev.breaker.fleet.CallTeller;
import dev.breaker.fleet.Events;
import dev.breaker.fleet.StateChange;
import dev.breaker.jfr.FlightEvents;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.PeriodStart;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
  /** Never changed; replaced when listeners come and go. */
  private volatile BreakerListener[] listeners;

  private final Set<BreakerListener> faulty = ConcurrentHashMap.newKeySet();
  private final Queue<Consumer<BreakerListener>> noticed = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean delivering = new AtomicBoolean();

  Listeners(List<BreakerListener> listeners) {
    this.listeners = listeners.toArray(new BreakerListener[0]);
  }

  boolean isEmpty() {
    return listeners.length == 0;
  }

  /** Whether it was added, since none that equals it was there. */
  synchronized boolean add(BreakerListener listener) {
    List<BreakerListener> all = new ArrayList<>(Arrays.asList(listeners));
    if (all.contains(listener)) {
      return false;
    }
    all.add(listener);
    listeners = all.toArray(new BreakerListener[0]);
    return true;
  }

  /** Takes one away; does nothing if it is not there. */
  synchronized void remove(BreakerListener listener) {
    List<BreakerListener> all = new ArrayList<>(Arrays.asList(listeners));
    all.remove(listener);
    listeners = all.toArray(new BreakerListener[0]);
  }

  boolean any(Predicate<Object> condition) {
    for (BreakerListener listener : listeners) {
      if (condition.test(listener)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Here and below, the duration is made where it is told, and there is no lambda: so the
   * just-in-time compiler can do without both objects.
   */
  void succeeded(String service, long nanos, @Nullable CallTeller teller) {
    Duration elapsed = Duration.ofNanos(nanos);
    for (BreakerListener listener : listeners) {
      try {
        if (teller == null || !teller.succeeded(listener, service, elapsed)) {
          listener.onSuccess(service, elapsed);
        }
      } catch (Throwable thrown) {
        threw(listener, thrown);
      }
    }
  }

  void failed(String service, long nanos, String reason, @Nullable CallTeller teller) {
    Duration elapsed = Duration.ofNanos(nanos);
    for (BreakerListener listener : listeners) {
      try {
        if (teller == null || !teller.failed(listener, service, elapsed, reason)) {
          listener.onFailure(service, elapsed, reason);
        }
      } catch (Throwable thrown) {
        threw(listener, thrown);
      }
    }
  }

  void ignored(String service, long nanos, String reason) {
    Duration elapsed = Duration.ofNanos(nanos);
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
    PeriodStart start = change.start();
    FlightEvents.changed(
        change.service(),
        change.from().name(),
        change.to().name(),
        change.reason(),
        start.process(),
        change.causedHere(),
        change.local());
    if (isEmpty()) {
      return;
    }
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

  @Override
  public void reported(long nanos, @Nullable String problem) {
    if (isEmpty()) {
      return;
    }
    // At once: many of them in the queue would have calls find it in another thread's hands.
    Duration elapsed = Duration.ofNanos(nanos);
    tell(listener -> listener.onReport(elapsed, problem));
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
        threw(listener, thrown);
      }
    }
  }

  private void threw(BreakerListener listener, Throwable thrown) {
    if (faulty.add(listener)) {
      LOG.log(
          Level.ERROR,
          "The listener " + listener + " threw; calls go on. Logged once per listener.",
          thrown);
    }
  }
}
