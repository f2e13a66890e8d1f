package dev.breaker.retrofit;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.MemoryCircuit;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Answers when it is let, and is asked for every call, because no view of it is ever fresh. */
final class GatedStorage implements Storage {
  private final InMemoryStorage circuits;
  private final CountDownLatch gate = new CountDownLatch(1);

  GatedStorage(InstantSource clock) {
    circuits = new InMemoryStorage(clock);
  }

  void open() {
    gate.countDown();
  }

  MemoryCircuit circuit(BreakerPolicy policy) {
    return circuits.circuit(policy);
  }

  @Override
  public List<StorageReply> exchange(String process, List<StorageRequest> requests) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new StorageException("interrupted", e);
    }
    return circuits.exchange(process, requests);
  }

  @Override
  public List<RegisteredService> services() {
    return circuits.services();
  }

  @Override
  public Optional<CircuitView> operate(String process, StorageRequest request) {
    return circuits.operate(process, request);
  }

  @Override
  public List<CircuitEvent> history(String service, int limit) {
    return circuits.history(service, limit);
  }

  @Override
  public Duration timeout() {
    return BackendExtension.PATIENCE;
  }

  @Override
  public Duration maxStaleness() {
    return Duration.ZERO;
  }

  @Override
  public void close() {}
}
