package dev.breaker.redis;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import redis.clients.jedis.Jedis;

/** Tells the server the test's time before every exchange. */
record TimeSettingStorage(Storage storage, InstantSource clock, Jedis jedis) implements Storage {
  @Override
  public List<StorageReply> exchange(String process, List<StorageRequest> requests) {
    tellTime();
    return storage.exchange(process, requests);
  }

  @Override
  public List<RegisteredService> services() {
    tellTime();
    return storage.services();
  }

  @Override
  public Optional<CircuitView> operate(String process, StorageRequest request) {
    tellTime();
    return storage.operate(process, request);
  }

  @Override
  public List<CircuitEvent> history(String service, int limit) {
    return storage.history(service, limit);
  }

  @Override
  public void watch(BreakerPolicy policy, Consumer<String> changed) {
    storage.watch(policy, changed);
  }

  @Override
  public void maintain() {
    storage.maintain();
  }

  @Override
  public Duration timeout() {
    return storage.timeout();
  }

  @Override
  public Duration maxStaleness() {
    return storage.maxStaleness();
  }

  @Override
  public void close() {
    storage.close();
    jedis.close();
  }

  private void tellTime() {
    jedis.set("now", Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant())));
  }
}
