package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.ForgetfulProxy;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Now and then services are registered anew, for which no call waits. */
@Tag("redis")
class RegistrationTest {
  @Test
  void oneThatHangsIsNoOutage() throws Exception {
    FakeClock clock = new FakeClock();
    RecordingListener listener = new RecordingListener();
    try (TestRedis redis = TestRedis.started();
        ForgetfulProxy network = new ForgetfulProxy(redis.port());
        LogCapture log = LogCapture.of("dev.breaker");
        CircuitBreakers breakers =
            CircuitBreakers.builder()
                .storage(
                    RedisStorage.builder()
                        .uri("redis://127.0.0.1:" + network.port())
                        .timeout(Duration.ofSeconds(1))
                        .maxStaleness(Duration.ofSeconds(60))
                        .build(CircuitScript.load(), clock))
                .listener(listener)
                .build()) {
      CircuitBreaker breaker = breakers.breaker(BreakerPolicy.forService("github"));
      breaker.acquire().succeeded();
      breakers.flush();
      clock.advance(Duration.ofHours(2));
      network.hold("ZADD");

      breaker.acquire().succeeded();
      breakers.flush();

      assertThat(breaker.status().total()).isEqualTo(2);
      Eventually.within(Duration.ofSeconds(30))
          .until(() -> log.messages().stream().anyMatch(line -> line.contains("not be listed")));
      network.release();
      breaker.acquire().succeeded();
      breakers.flush();
      assertThat(breaker.status().total()).isEqualTo(3);
      assertThat(listener.events).containsOnly("github success");
    }
  }

  @Test
  void oneThatIsForbiddenCostsNoConnection() throws Exception {
    try (TestRedis redis = TestRedis.started();
        ForgetfulProxy network = new ForgetfulProxy(redis.port());
        LogCapture log = LogCapture.of("dev.breaker");
        RedisStorage storage =
            RedisStorage.builder()
                .uri("redis://127.0.0.1:" + network.port())
                .timeout(Duration.ofSeconds(10))
                .build()) {
      try (Jedis jedis = redis.jedis()) {
        jedis.aclSetUser("default", "-zadd");
      }
      List<StorageRequest> admit =
          List.of(new StorageRequest.Admit(BreakerPolicy.forService("github")));
      storage.exchange("test", admit);
      storage.watch(BreakerPolicy.forService("github"), changed -> {});
      storage.maintain();
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("give the user the ACL rules of docs/redis.md");

      storage.exchange("test", admit);

      assertThat(network.connections()).isEqualTo(1);
    }
  }
}
