package dev.breaker;

import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.MemoryCircuit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Several {@link CircuitBreakers} over one storage and one clock, as several processes would be.
 */
final class TestFleet implements AutoCloseable {
  final FakeClock clock = new FakeClock();
  private final InMemoryStorage shared = new InMemoryStorage(clock);
  private final BreakerPolicy policy;
  private final Duration maxStaleness;
  private final List<Member> members = new CopyOnWriteArrayList<>();

  TestFleet(BreakerPolicy policy, Duration maxStaleness) {
    this.policy = policy;
    this.maxStaleness = maxStaleness;
  }

  /** One process, which answers and is answered however loaded the machine is. */
  record Member(
      CircuitBreakers breakers,
      CircuitBreaker breaker,
      RemoteMemory storage,
      RecordingListener listener) {}

  Member join() {
    RemoteMemory storage = new RemoteMemory(shared, Duration.ofSeconds(60), maxStaleness);
    RecordingListener listener = new RecordingListener();
    CircuitBreakers breakers =
        CircuitBreakers.builder().storage(storage).listener(listener).viewClock(clock).build();
    Member member = new Member(breakers, breakers.breaker(policy), storage, listener);
    members.add(member);
    return member;
  }

  /** What all share, as it is now. */
  MemoryCircuit truth() {
    return shared.circuit(policy);
  }

  InMemoryStorage shared() {
    return shared;
  }

  void flush() {
    members.forEach(member -> member.breakers().flush());
  }

  @Override
  public void close() {
    members.forEach(member -> member.breakers().close());
  }
}
