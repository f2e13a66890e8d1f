package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes give one service different settings, as in a deployment that changes them. */
@Tag("redis")
class OtherSettingsTest {
  private static final BreakerPolicy BEFORE =
      BreakerPolicy.forService("github")
          .withTtl(Duration.ofSeconds(2))
          .withMinimumFailures(5)
          .withPercentFailed(10);
  private static final BreakerPolicy AFTER = BEFORE.withMinimumFailures(50).withPercentFailed(90);

  private final List<CircuitBreakers> opened = new ArrayList<>();
  @RegisterExtension final RedisExtension redis = new RedisExtension();

  @AfterEach
  void stop() {
    opened.forEach(CircuitBreakers::close);
  }

  private CircuitBreaker process(BreakerPolicy policy) {
    CircuitBreakers breakers =
        CircuitBreakers.builder()
            .storage(
                RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(10)).build())
            .build();
    opened.add(breakers);
    return breakers.breaker(policy);
  }

  @Test
  void thoseInForceAreToldOnceAndRuleUntilTheyAreNotHeardOfAnyMore() throws Exception {
    try (LogCapture log = LogCapture.of("dev.breaker")) {
      CircuitBreaker before = process(BEFORE);
      before.acquire().failed("HTTP 503");
      opened.get(0).flush();
      CircuitBreaker after = process(AFTER);

      for (int i = 0; i < 4; i++) {
        assertThat(after.status().state()).isEqualTo(CircuitState.CLOSED);
        after.acquire().failed("HTTP 503");
      }

      assertThat(after.tryAcquire()).as("the fifth failure trips it by those in force").isEmpty();
      assertThat(after.policy()).isEqualTo(AFTER);
      assertThat(after.status().policy()).isEqualTo(BEFORE);
      assertThat(before.status().policy()).isEqualTo(BEFORE);
      assertThat(log.warnings())
          .filteredOn(line -> line.contains("other settings"))
          .singleElement()
          .asString()
          .startsWith(
              "Service github has other settings in another process. In force are: " + BEFORE)
          .contains("This process was given: " + AFTER);
      after.reset();

      opened.get(0).close();
      Eventually.within(Duration.ofSeconds(60))
          .until(
              () -> {
                after.tryAcquire().ifPresent(permit -> permit.succeeded());
                return after.status().policy().equals(AFTER);
              });

      Calls.fail(after, 10);
      assertThat(after.tryAcquire()).isPresent();
      assertThat(log.warnings()).filteredOn(line -> line.contains("other settings")).hasSize(1);
    }
  }
}
