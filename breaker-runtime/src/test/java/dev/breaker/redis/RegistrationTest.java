package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.testing.FakeClock;
import dev.breaker.testing.ForgetfulProxy;
import dev.breaker.testing.LogCapture;
import dev.breaker.testing.RecordingListener;
import dev.breaker.testing.TestRedis;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Now and then services are registered anew, for which no call waits. */
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
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> log.messages().stream().anyMatch(line -> line.contains("not be listed")));
      network.release();
      breaker.acquire().succeeded();
      breakers.flush();
      assertThat(breaker.status().total()).isEqualTo(3);
      assertThat(listener.events).containsOnly("github success");
    }
  }
}
