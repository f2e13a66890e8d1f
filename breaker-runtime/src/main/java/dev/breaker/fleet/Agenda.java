package dev.breaker.fleet;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.PriorityBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The circuits that have something to ask or to tell. The reporting thread looks at no others, so
 * an idle circuit costs it nothing. Safe for any thread; only the reporting thread polls.
 */
final class Agenda {
  private final Queue<CircuitOutbox> pressing = new ConcurrentLinkedQueue<>();
  private final Queue<CircuitOutbox> gathering = new ConcurrentLinkedQueue<>();
  private final PriorityBlockingQueue<Retry> retries = new PriorityBlockingQueue<>();

  /**
   * A circuit that has fallen back, and the earliest time at which it may ask the storage again.
   */
  private record Retry(CircuitOutbox outbox, long at) implements Comparable<Retry> {
    @Override
    public int compareTo(Retry other) {
      return Long.signum(at - other.at);
    }
  }

  /** A call waits for this circuit. It goes ahead of those that only report. */
  void addPressing(CircuitOutbox outbox) {
    pressing.add(outbox);
  }

  /** This circuit gathers outcomes, which go with the next round. */
  void addGathering(CircuitOutbox outbox) {
    gathering.add(outbox);
  }

  void addRetry(CircuitOutbox outbox, long at) {
    retries.add(new Retry(outbox, at));
  }

  @Nullable CircuitOutbox pollPressing() {
    CircuitOutbox outbox = pressing.poll();
    if (outbox != null) {
      outbox.leftPressing();
    }
    return outbox;
  }

  /**
   * The circuits that gather now. Those that begin to gather during a round wait for the next one;
   * else a busy process would send each outcome by itself.
   */
  Queue<CircuitOutbox> takeGathering() {
    Queue<CircuitOutbox> taken = new ArrayDeque<>();
    for (CircuitOutbox outbox; (outbox = gathering.poll()) != null; ) {
      outbox.leftGathering();
      taken.add(outbox);
    }
    return taken;
  }

  /** A circuit that may ask the storage again by now. */
  @Nullable CircuitOutbox pollRetry(long now) {
    Retry next = retries.peek();
    return next == null || next.at() - now > 0 ? null : retries.remove().outbox();
  }

  /** When the next circuit may ask again; null if none waits for that. */
  @Nullable Long nextRetryAt() {
    Retry next = retries.peek();
    return next == null ? null : next.at();
  }
}
