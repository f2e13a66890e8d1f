package dev.breaker.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;

/** 2,000 services, as one fleet may have with keys. */
@Tag("redis")
class ScaleTest {
  private static final int SERVICES = 2_000;

  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  @Test
  void allServicesAreListedInAHandfulOfRoundTrips() throws Exception {
    RedisStorage storage =
        RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(10)).build();
    try (ConsoleFixture console = new ConsoleFixture(storage, builder -> builder)) {
      protectAll(console.breakers);
      long before = commands();
      Map<String, Long> calls = calls();

      assertThat(console.json(console.request("api/services/service-7")).toString())
          .contains("\"service\":\"service-7\"");

      Map<String, Long> after = calls();
      assertThat(after).doesNotContainKeys("keys", "scan");
      assertThat(after.getOrDefault("zrange", 0L) - calls.getOrDefault("zrange", 0L))
          .as("readings of the list")
          .isBetween(1L, 3L);
      // Circuits are read 256 in one round trip.
      assertThat(commands() - before).isLessThan(3 * (SERVICES + 20));
    }
  }

  private static void protectAll(CircuitBreakers breakers) {
    CompletableFuture<?>[] admitted =
        IntStream.range(0, SERVICES)
            .mapToObj(i -> BreakerPolicy.forService("service-" + i))
            .map(policy -> breakers.breaker(policy).admitAsync())
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(admitted).join();
    breakers.flush();
    dev.breaker.fixtures.Eventually.until(() -> breakers.storage().services().size() == SERVICES);
  }

  private static long commands() {
    return calls().values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Long> calls() {
    try (Jedis jedis = redis.jedis()) {
      return jedis
          .info("commandstats")
          .lines()
          .filter(line -> line.startsWith("cmdstat_"))
          .collect(
              Collectors.toMap(
                  line -> line.substring("cmdstat_".length(), line.indexOf(':')),
                  line ->
                      Long.parseLong(line.substring(line.indexOf('=') + 1, line.indexOf(',')))));
    }
  }
}
