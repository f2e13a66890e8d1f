package dev.breaker;

import dev.breaker.fixtures.FakeClock;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.MemoryCircuit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** Several {@link CircuitBreakers} over one storage, as several processes would be. */
abstract class FleetFixture {
  static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withPercentFailed(50).withMinimumFailures(5);
  static final Duration SHORT = Duration.ofMillis(200);
  static final Duration LONG = Duration.ofSeconds(60);

  final FakeClock clock = new FakeClock();
  final InMemoryStorage shared = new InMemoryStorage(clock);
  final MemoryCircuit truth = shared.circuit(POLICY);
  final List<CircuitBreakers> opened = new CopyOnWriteArrayList<>();

  @AfterEach
  void closeAll() {
    opened.forEach(CircuitBreakers::close);
  }

  CircuitBreaker process(RemoteMemory storage, BreakerListener... listeners) {
    CircuitBreakers.Builder builder = CircuitBreakers.builder().storage(storage).viewClock(clock);
    for (BreakerListener listener : listeners) {
      builder.listener(listener);
    }
    CircuitBreakers breakers = builder.build();
    opened.add(breakers);
    return breakers.breaker(POLICY);
  }

  CircuitBreaker process() {
    return process(RemoteMemory.patient(shared));
  }

  void flush() {
    opened.forEach(CircuitBreakers::flush);
  }
}
