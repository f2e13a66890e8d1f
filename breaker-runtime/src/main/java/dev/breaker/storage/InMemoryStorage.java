package dev.breaker.storage;

import static java.util.Objects.requireNonNull;

import dev.breaker.base.MonotonicNanos;
import dev.breaker.base.NanoClock;
import dev.breaker.base.ProcessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps circuits in this process's memory: the default when there is nothing to share them through.
 * All {@code CircuitBreakers} that are given the same instance share its circuits.
 *
 * <p>Never blocks, starts no thread and needs no closing. Time goes on while the process is frozen,
 * and never goes back.
 */
public final class InMemoryStorage implements Storage {
  private final ConcurrentHashMap<String, MemoryCircuit> circuits = new ConcurrentHashMap<>();
  private final NanoClock nanoClock;
  private final InstantSource wallClock;

  /** An empty storage on the system's monotonic clock. */
  public InMemoryStorage() {
    nanoClock = ProcessClock.SYSTEM;
    wallClock = InstantSource.system();
  }

  /**
   * An empty storage on another clock, for tests.
   *
   * @param clock tells the time; should it go back, time goes on from where it was
   */
  public InMemoryStorage(InstantSource clock) {
    nanoClock = new MonotonicNanos(clock);
    wallClock = clock;
  }

  /**
   * The circuit of a service, for the engine, which decides on it without an exchange until it
   * {@linkplain #release releases} it.
   *
   * @param policy the service and its settings
   * @return the circuit, the same for the same policy
   * @throws IllegalArgumentException if the service has a circuit with other settings; what they
   *     say of single calls may differ
   */
  public MemoryCircuit hold(BreakerPolicy policy) {
    return requireNonNull(
        circuits.compute(
            policy.service(),
            (service, known) -> {
              MemoryCircuit circuit = known == null ? begun(policy) : checked(known, policy);
              circuit.hold();
              return circuit;
            }));
  }

  /**
   * Forgets a circuit once all who hold it have released it.
   *
   * @param service the service
   */
  public void release(String service) {
    circuits.computeIfPresent(service, (name, circuit) -> circuit.release() ? null : circuit);
  }

  /**
   * The circuit of a service.
   *
   * @param policy the service and its settings
   * @return the circuit, the same for the same policy
   * @throws IllegalArgumentException as {@link #hold} does
   */
  public MemoryCircuit circuit(BreakerPolicy policy) {
    return checked(circuits.computeIfAbsent(policy.service(), name -> begun(policy)), policy);
  }

  private MemoryCircuit begun(BreakerPolicy policy) {
    return new MemoryCircuit(policy, nanoClock, wallClock);
  }

  private static MemoryCircuit checked(MemoryCircuit circuit, BreakerPolicy policy) {
    BreakerPolicy registered = circuit.policy();
    registered.requireSame(policy.withCallsAsIn(registered));
    return circuit;
  }

  /**
   * The time on this storage's clock.
   *
   * @return nanoseconds, of which only differences mean something
   */
  public long now() {
    return nanoClock.now();
  }

  @Override
  public List<StorageReply> exchange(String process, List<StorageRequest> requests) {
    List<StorageReply> replies = new ArrayList<>(requests.size());
    for (StorageRequest request : requests) {
      replies.add(circuit(request.policy()).take(process, request));
    }
    return replies;
  }

  /** Every service that was asked for; last seen now, since no other process can see it. */
  @Override
  public List<RegisteredService> services() {
    Instant now = wallClock.instant();
    return circuits.values().stream()
        .map(circuit -> listed(circuit, now))
        .sorted(Comparator.comparing(RegisteredService::service))
        .toList();
  }

  private static RegisteredService listed(MemoryCircuit circuit, Instant now) {
    CircuitView view = circuit.view();
    PolicyOverride override = view.override();
    return new RegisteredService(
        override == null ? circuit.policy() : override.policy(), view, now);
  }

  @Override
  public List<CircuitEvent> history(String service, int limit) {
    Storage.checkLimit(limit);
    MemoryCircuit circuit = circuits.get(service);
    return circuit == null ? List.of() : circuit.history(limit);
  }

  @Override
  public Optional<CircuitView> operate(String process, StorageRequest request) {
    MemoryCircuit circuit = circuits.get(request.policy().service());
    return circuit == null ? Optional.empty() : Optional.of(circuit.take(process, request).view());
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
