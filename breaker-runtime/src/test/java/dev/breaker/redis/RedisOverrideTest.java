package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitEvent.Kind;
import java.time.Duration;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator sets in one process rules in another, and ends by itself. */
@Tag("redis")
class RedisOverrideTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withPercentFailed(50).withMinimumFailures(5);
  private static final BreakerPolicy OTHER = POLICY.withMinimumFailures(100).withProbes(2);

  @RegisterExtension final RedisExtension redis = new RedisExtension();

  private CircuitBreakers process(boolean push) {
    return CircuitBreakers.builder()
        .storage(
            RedisStorage.builder()
                .uri(redis.uri())
                .timeout(Duration.ofSeconds(10))
                .maxStaleness(push ? Duration.ofMinutes(1) : Duration.ofMillis(200))
                .push(push)
                .build())
        .build();
  }

  @ParameterizedTest(name = "push {0}")
  @ValueSource(booleans = {false, true})
  void reachesAnotherProcessAndEndsByItself(boolean push) throws Exception {
    try (CircuitBreakers one = process(push);
        CircuitBreakers other = process(push)) {
      CircuitBreaker operated = one.breaker(POLICY);
      CircuitBreaker breaker = other.breaker(POLICY);
      operated.acquire().succeeded();
      breaker.acquire().succeeded();
      Eventually.until(() -> !push || subscribers() == 2);

      operated.overridePolicy(OTHER, "too jumpy", "ann", Duration.ofSeconds(2));

      Eventually.until(() -> rules(breaker, OTHER));
      Eventually.until(() -> rules(breaker, POLICY));
      Eventually.until(() -> one.storage().history("github", 10).size() == 2);
      assertThat(one.storage().history("github", 10))
          .extracting(CircuitEvent::kind, CircuitEvent::author)
          .containsExactly(
              Tuple.tuple(Kind.OVERRIDE_ENDED, "ann"), Tuple.tuple(Kind.OVERRIDDEN, "ann"));
    }
  }

  /** As calls go on: the end is told by the first step after it. */
  private static boolean rules(CircuitBreaker breaker, BreakerPolicy policy) throws Exception {
    breaker.acquire().succeeded();
    return breaker.status().policy().equals(policy);
  }

  private long subscribers() {
    try (var jedis = redis.jedis()) {
      return jedis.pubsubNumSub("breaker:{github}:changes").get("breaker:{github}:changes");
    }
  }
}
