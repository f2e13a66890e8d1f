package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import dev.breaker.testing.FakeClock;
import dev.breaker.testing.ForgetfulProxy;
import dev.breaker.testing.TestRedis;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** A process is thawed, and whatever became of its connection, no outcome is lost or told twice. */
class IdleConnectionTest {
  private static final BreakerPolicy POLICY = BreakerPolicy.forService("github");

  private static TestRedis redis;

  private final FakeClock clock = new FakeClock();
  private ForgetfulProxy network;
  private RedisStorage storage;

  @BeforeAll
  static void startRedis() {
    redis = TestRedis.started();
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @BeforeEach
  void connect() {
    try (Jedis jedis = redis.jedis()) {
      jedis.flushAll();
    }
    network = new ForgetfulProxy(redis.port());
    storage =
        RedisStorage.builder()
            .uri("redis://127.0.0.1:" + network.port())
            .timeout(Duration.ofSeconds(5))
            .build(CircuitScript.load(), clock);
    assertThat(totalAfterSuccess()).isEqualTo(1);
  }

  @AfterEach
  void close() throws IOException {
    storage.close();
    network.close();
  }

  private long totalAfterSuccess() {
    List<StorageReply> replies =
        storage.exchange(
            "test", List.of(new StorageRequest.Report(POLICY, 1, 1, 0, List.of(), false)));
    return ((StorageReply.Taken) replies.get(0)).view().total();
  }

  private static long pings() {
    try (Jedis jedis = redis.jedis()) {
      return jedis
          .info("commandstats")
          .lines()
          .filter(line -> line.startsWith("cmdstat_ping:"))
          .mapToLong(
              line -> Long.parseLong(line.substring(line.indexOf('=') + 1, line.indexOf(','))))
          .sum();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 60, 20 * 60})
  void theServerEndedIt(long seconds) {
    try (Jedis jedis = redis.jedis()) {
      jedis.clientKill(new ClientKillParams().type(ClientType.NORMAL));
    }
    clock.advance(Duration.ofSeconds(seconds).plusMillis(1));

    assertThat(totalAfterSuccess()).isEqualTo(2);
  }

  @Test
  void theNetworkForgotIt() {
    network.forget();
    clock.advance(Duration.ofMinutes(20));

    assertThat(totalAfterSuccess()).isEqualTo(2);
    assertThat(network.connections()).isEqualTo(2);
  }

  @Test
  void itStillWorks() {
    long before = pings();
    clock.advance(Duration.ofSeconds(60));

    assertThat(totalAfterSuccess()).isEqualTo(2);
    assertThat(network.connections()).isEqualTo(1);
    assertThat(pings() - before).isEqualTo(1);
  }

  @Test
  void itIsInUse() {
    long before = pings();
    for (int i = 0; i < 300; i++) {
      clock.advance(Duration.ofSeconds(1));
      assertThat(totalAfterSuccess()).isPositive();
    }

    assertThat(network.connections()).isEqualTo(1);
    assertThat(pings() - before).isZero();
  }
}
