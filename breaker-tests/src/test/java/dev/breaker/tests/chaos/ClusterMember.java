package dev.breaker.tests.chaos;

import dev.breaker.BreakerListener;
import dev.breaker.BreakerStatus;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.Permit;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClusterClient;

/** One process of the fleet, with a client, a storage and breakers of its own. */
final class ClusterMember implements AutoCloseable {
  static final List<String> SERVICES =
      IntStream.range(0, 24).mapToObj(i -> "service-" + i).toList();

  /** In the proportion of the documentation, and long enough for a busy machine. */
  static final Duration TIMEOUT = Duration.ofMillis(1_200);

  private static final int CLIENT_MILLIS = 300;

  private final String name;
  private final RedisClusterClient client;
  private final CircuitBreakers breakers;

  ClusterMember(String name, Set<HostAndPort> nodes, boolean push, Testimony testimony) {
    this.name = name;
    client =
        RedisClusterClient.builder()
            .nodes(nodes)
            .clientConfig(
                DefaultJedisClientConfig.builder().resp2().timeoutMillis(CLIENT_MILLIS).build())
            .build();
    breakers =
        CircuitBreakers.builder()
            .storage(RedisStorage.builder().client(client).timeout(TIMEOUT).push(push).build())
            .listener(new Telling(name, testimony))
            .build();
  }

  /** Writes what a process hears of its storage into the testimony. */
  private record Telling(String name, Testimony testimony) implements BreakerListener {
    @Override
    public void onStorageUnavailable(String problem) {
      testimony.did(name + " is degraded: " + problem);
    }

    @Override
    public void onStorageRecovered() {
      testimony.did(name + " has recovered");
    }
  }

  /** Outcomes count for longer than any run, and no number of failures trips a circuit. */
  private static BreakerPolicy policy(String service) {
    return BreakerPolicy.forService(service)
        .withTtl(Duration.ofHours(1))
        .withPercentFailed(50)
        .withMinimumFailures(1_000_000)
        .withReEnableAfter(Duration.ofHours(1));
  }

  String name() {
    return name;
  }

  CircuitBreaker breaker(String service) {
    return breakers.breaker(policy(service));
  }

  BreakerStatus status(String service) {
    return breaker(service).status();
  }

  /** Has the view of a service brought up to date, and counts nothing. */
  BreakerStatus lookAt(String service) {
    breaker(service).tryAcquire().ifPresent(Permit::abandoned);
    return status(service);
  }

  List<String> degraded() {
    return SERVICES.stream().filter(service -> status(service).degraded()).toList();
  }

  void flush() {
    breakers.flush();
  }

  @Override
  public void close() {
    breakers.close();
    client.close();
  }
}
