package dev.breaker.storage;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Keeps circuits in this process's memory: the default when there is nothing to share them through.
 * All {@code CircuitBreakers} that are given the same instance share its circuits.
 *
 * <p>Never blocks, starts no thread and needs no closing. Time is {@link System#nanoTime()}, which
 * no change of the wall clock reaches.
 */
public final class InMemoryStorage implements Storage {
  private final ConcurrentHashMap<String, MemoryCircuit> circuits = new ConcurrentHashMap<>();
  private final LongSupplier nanoClock;

  /** An empty storage on the system's monotonic clock. */
  public InMemoryStorage() {
    nanoClock = System::nanoTime;
  }

  /**
   * An empty storage on another clock, for tests.
   *
   * @param clock tells the time; should it go back, time goes on from where it was
   */
  public InMemoryStorage(InstantSource clock) {
    nanoClock = new MonotonicNanos(clock);
  }

  @Override
  public MemoryCircuit local(BreakerPolicy policy) {
    MemoryCircuit circuit =
        circuits.computeIfAbsent(policy.service(), service -> new MemoryCircuit(policy, nanoClock));
    circuit.policy().requireSame(policy);
    return circuit;
  }

  @Override
  public List<StorageReply> exchange(List<StorageRequest> requests) {
    List<StorageReply> replies = new ArrayList<>(requests.size());
    for (StorageRequest request : requests) {
      replies.add(take(request));
    }
    return replies;
  }

  private StorageReply take(StorageRequest request) {
    MemoryCircuit circuit = local(request.policy());
    boolean leased = false;
    if (request instanceof StorageRequest.Admit) {
      Period admitted = circuit.admit();
      leased = admitted != null && !admitted.isClosed();
    } else if (request instanceof StorageRequest.Report report) {
      circuit.record(report);
    } else if (request instanceof StorageRequest.Trip trip) {
      circuit.trip(trip.reason());
    } else if (request instanceof StorageRequest.Reset) {
      circuit.reset();
    }
    return new StorageReply.Taken(circuit.view(), leased);
  }

  /** Zero: nothing is waited for. */
  @Override
  public Duration timeout() {
    return Duration.ZERO;
  }

  /** Zero: nothing is ever stale. */
  @Override
  public Duration maxStaleness() {
    return Duration.ZERO;
  }

  /** Does nothing: there is nothing to let go of. */
  @Override
  public void close() {}
}
