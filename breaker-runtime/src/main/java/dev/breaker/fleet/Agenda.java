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
  private final Queue<FleetCircuit> pressing = new ConcurrentLinkedQueue<>();
  private final Queue<FleetCircuit> gathering = new ConcurrentLinkedQueue<>();
  private final PriorityBlockingQueue<Retry> retries = new PriorityBlockingQueue<>();

  /**
   * A circuit that has fallen back, and the earliest time at which it may ask the storage again.
   */
  private record Retry(FleetCircuit circuit, long at) implements Comparable<Retry> {
    @Override
    public int compareTo(Retry other) {
      return Long.signum(at - other.at);
    }
  }

  /** A call waits for this circuit. It goes ahead of those that only report. */
  void addPressing(FleetCircuit circuit) {
    pressing.add(circuit);
  }

  /** This circuit gathers outcomes, which go with the next round. */
  void addGathering(FleetCircuit circuit) {
    gathering.add(circuit);
  }

  void addRetry(FleetCircuit circuit, long at) {
    retries.add(new Retry(circuit, at));
  }

  @Nullable FleetCircuit pollPressing() {
    FleetCircuit circuit = pressing.poll();
    if (circuit != null) {
      circuit.leftPressing();
    }
    return circuit;
  }

  /**
   * The circuits that gather now. Those that begin to gather during a round wait for the next one;
   * else a busy process would send each outcome by itself.
   */
  Queue<FleetCircuit> takeGathering() {
    Queue<FleetCircuit> taken = new ArrayDeque<>();
    for (FleetCircuit circuit; (circuit = gathering.poll()) != null; ) {
      circuit.leftGathering();
      taken.add(circuit);
    }
    return taken;
  }

  /** A circuit that may ask the storage again by now. */
  @Nullable FleetCircuit pollRetry(long now) {
    Retry next = retries.peek();
    return next == null || next.at() - now > 0 ? null : retries.remove().circuit();
  }

  /** When the next circuit may ask again; null if none waits for that. */
  @Nullable Long nextRetryAt() {
    Retry next = retries.peek();
    return next == null ? null : next.at();
  }
}
