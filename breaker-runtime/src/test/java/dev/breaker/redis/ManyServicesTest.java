package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.Admission;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.Permit;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.StorageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One process with so many services that no one exchange could carry them within the timeout. */
@Tag("redis")
@Tag("slow")
class ManyServicesTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final RecordingListener listener = new RecordingListener();
  @RegisterExtension final RedisExtension redis = new RedisExtension();

  private CircuitBreakers breakers(Duration timeout) {
    return CircuitBreakers.builder()
        .storage(
            RedisStorage.builder()
                .uri(redis.uri())
                .timeout(timeout)
                .maxStaleness(Duration.ofSeconds(60))
                .build())
        .listener(listener)
        .build();
  }

  private static List<CircuitBreaker> services(CircuitBreakers breakers, int count) {
    List<CircuitBreaker> services = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      services.add(breakers.breaker(BreakerPolicy.forService("service-" + i)));
    }
    return services;
  }

  /** Each service is called once, all at the same time. Returns how many calls went. */
  private static int callAll(List<CircuitBreaker> services) throws Exception {
    List<CompletableFuture<Admission>> asked = new ArrayList<>();
    for (CircuitBreaker service : services) {
      asked.add(service.admitAsync());
    }
    int went = 0;
    for (CompletableFuture<Admission> admission : asked) {
      if (admission.get(60, TimeUnit.SECONDS) instanceof Permit permit) {
        permit.succeeded();
        went++;
      }
    }
    return went;
  }

  private long degraded(List<CircuitBreaker> services) {
    return services.stream().filter(service -> service.status().degraded()).count();
  }

  private long counted() {
    try (RedisStorage reader =
        RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(10)).build()) {
      return reader.services().stream()
          .map(RegisteredService::view)
          .mapToLong(view -> view.total())
          .sum();
    }
  }

  @Test
  void allOutcomesOfTenThousandActiveServicesCount() throws Exception {
    int count = 10_000;
    int rounds = 3;
    // So that a loaded machine proves nothing; TimeoutsTest holds how they are sent.
    try (CircuitBreakers breakers = breakers(Duration.ofSeconds(10))) {
      List<CircuitBreaker> services = services(breakers, count);

      for (int round = 0; round < rounds; round++) {
        assertThat(callAll(services)).isEqualTo(count);
        assertThat(listener.events).noneMatch(event -> event.contains("navailable"));
        assertThat(degraded(services)).isZero();
      }
      breakers.flush();
      assertThat(counted()).isEqualTo((long) rounds * count);
    }
  }

  @Test
  void aThousandServicesWithAShortTimeoutAreNotAnOutage() throws Exception {
    try (CircuitBreakers breakers = breakers(Duration.ofMillis(20))) {
      List<CircuitBreaker> services = services(breakers, 1_000);
      // On a loaded machine the server itself may be late by so much; the services come back.
      for (int round = 0; round < 3; round++) {
        callAll(services);
        Eventually.within(LIMIT).until(() -> degraded(services) == 0);
      }
    }
  }

  @Test
  void fiveThousandServicesComeBackFromAnOutage() throws Exception {
    try (CircuitBreakers breakers = breakers(Duration.ofMillis(100))) {
      List<CircuitBreaker> services = services(breakers, 5_000);
      callAll(services);
      Eventually.within(LIMIT).until(() -> degraded(services) == 0);

      redis.server().freeze();
      assertThatThrownBy(() -> services.get(0).reset()).isInstanceOf(StorageException.class);
      assertThat(degraded(services)).isEqualTo(services.size());
      assertThat(callAll(services)).isEqualTo(services.size());
      redis.server().thaw();

      Eventually.within(LIMIT).until(() -> degraded(services) == 0);
    }
  }

  @Test
  void anIdleServiceTakesLessThanAKibibyte() throws Exception {
    int count = 10_000;
    try (CircuitBreakers breakers = breakers(Duration.ofSeconds(1))) {
      callAll(services(breakers, 100));
      breakers.flush();
      long before = usedHeap();

      callAll(services(breakers, 100 + count).subList(100, 100 + count));
      breakers.flush();

      // Those who asked are remembered until their timeout.
      Eventually.within(LIMIT)
          .untilAsserted(() -> assertThat((usedHeap() - before) / count).isLessThanOrEqualTo(1024));
      assertThat(breakers.all()).hasSize(100 + count);
    }
  }

  /** After collections until no more is collected. */
  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    for (int unchanged = 0; unchanged < 3; unchanged++) {
      System.gc();
      long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      if (used < least - 65_536) {
        unchanged = 0;
      }
      least = Math.min(least, used);
    }
    return least;
  }
}
