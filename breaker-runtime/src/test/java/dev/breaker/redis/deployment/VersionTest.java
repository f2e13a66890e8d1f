package dev.breaker.redis.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.RedisStorage;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@Tag("redis")
class VersionTest {
  /** The suite is run with a 6.2 and again with a newer one. */
  @Test
  void theServerIsOneThatIsSupported(TestReporter reporter) {
    try (TestRedis redis = TestRedis.started();
        TwoProcesses fleet = new TwoProcesses(storage(redis), storage(redis), "github")) {
      reporter.publishEntry("redis_version", redis.version());
      assertThat(redis.version()).matches("6\\.[2-9].*|[7-9]\\..*|[1-9]\\d+\\..*");
      fleet.comesTogether();
      fleet.actsAsOne();
    }
  }

  private static RedisStorage storage(TestRedis redis) {
    return RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(10)).build();
  }
}
