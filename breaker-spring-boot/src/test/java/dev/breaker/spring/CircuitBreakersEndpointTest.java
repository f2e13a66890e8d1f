package dev.breaker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CircuitBreakersEndpointTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  private final CircuitBreakers breakers =
      CircuitBreakers.builder().storage(new InMemoryStorage(() -> NOW)).build();
  private final CircuitBreakersEndpoint endpoint = new CircuitBreakersEndpoint(breakers);

  @AfterEach
  void close() {
    breakers.close();
  }

  @Test
  void listsCircuitsByName() {
    trip("shop/orders");
    breakers.breaker(BreakerPolicy.forService("github")).tryAcquire().orElseThrow().succeeded();

    CircuitList list = endpoint.circuits();

    assertThat(list.degraded()).isFalse();
    assertThat(list.circuits())
        .containsExactly(
            new CircuitSummary("github", "closed", null, 0, 0, 1, 0, null, null, null),
            new CircuitSummary(
                "shop/orders",
                "open",
                "2026-11-27T12:00:00Z",
                180,
                1,
                1,
                100,
                "1 of 1 calls failed (100.0 %): 1 x down",
                null,
                null));
  }

  @Test
  void showsOneWithItsSettingsAndItsHistory() {
    trip("shop/orders");

    CircuitDetails details = endpoint.circuit("shop", "orders");

    assertThat(details.circuit().state()).isEqualTo("open");
    assertThat(details.policy()).startsWith("shop/orders (ttl 60 s");
    assertThat(details.history()).extracting(CircuitDetails.Event::kind).containsExactly("tripped");
  }

  @Test
  void knowsNoServiceThatNoProcessUses() {
    assertThat(endpoint.circuit("nobody")).isNull();
    assertThat(endpoint.operate(new String[] {"nobody"}, "reset", null, null, null).getStatus())
        .isEqualTo(404);
  }

  @Test
  void locksAndUnlocks() {
    CircuitBreaker breaker = breakers.breaker(BreakerPolicy.forService("github"));

    WebEndpointResponse<Object> locked = operate("lock-open", "maintenance", "kim", 60L);
    assertThat(locked.getStatus()).isEqualTo(200);
    assertThat(((CircuitDetails) locked.getBody()).circuit().lock())
        .isEqualTo("locked open by kim until 2026-11-27T12:01:00Z: maintenance");
    assertThat(breaker.tryAcquire()).isEmpty();

    operate("lock-closed", "all is well", "kim", 60L);
    assertThat(breaker.tryAcquire()).isPresent();

    operate("unlock", null, "kim", null);
    assertThat(endpoint.circuits().circuits().get(0).lock()).isNull();
  }

  @Test
  void tripsAndResets() {
    CircuitBreaker breaker = breakers.breaker(BreakerPolicy.forService("github"));

    operate("trip", "provider maintenance", null, null);
    assertThat(breaker.tryAcquire()).isEmpty();

    operate("reset", null, null, null);
    assertThat(breaker.tryAcquire()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          explode   | why | kim | 60 | action must be one of trip, reset, lock-open, lock-closed, unlock, was "explode"
          trip      |     | kim | 60 | this action needs "reason", which the request does not have
          lock-open | why |     | 60 | this action needs "author", which the request does not have
          lock-open | why | kim |    | this action needs "seconds", which the request does not have
          """)
  void aRequestThatLacksSomethingIsABadOne(
      String action, String reason, String author, Long seconds, String problem) {
    breakers.breaker(BreakerPolicy.forService("github"));

    WebEndpointResponse<Object> answer = operate(action, reason, author, seconds);

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getBody()).isEqualTo(Map.of("problem", problem));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 604_801, Long.MAX_VALUE})
  void aTimeOutOfRangeIsABadRequest(long seconds) {
    breakers.breaker(BreakerPolicy.forService("github"));

    assertThat(operate("lock-open", "why", "kim", seconds).getStatus()).isEqualTo(400);
  }

  @Test
  void breakersThatAreSwitchedOffCannotBeOperated() {
    try (CircuitBreakers off = CircuitBreakers.builder().enabled(false).build()) {
      WebEndpointResponse<Object> answer =
          new CircuitBreakersEndpoint(off)
              .operate(new String[] {"github"}, "reset", null, null, null);

      assertThat(answer.getStatus()).isEqualTo(409);
    }
  }

  @Test
  void showsThisProcessWhileTheStorageIsAway() {
    RedisStorage away =
        RedisStorage.builder().uri("redis://127.0.0.1:1").timeout(Duration.ofMillis(50)).build();
    try (CircuitBreakers degraded = CircuitBreakers.builder().storage(away).build()) {
      degraded.breaker(BreakerPolicy.forService("github"));
      CircuitBreakersEndpoint alone = new CircuitBreakersEndpoint(degraded);

      CircuitList list = alone.circuits();
      assertThat(list.degraded()).isTrue();
      assertThat(list.problem()).startsWith("Redis: ");
      assertThat(list.circuits()).extracting(CircuitSummary::service).containsExactly("github");
      assertThat(alone.circuit("github").problem()).startsWith("Redis: ");
      assertThat(alone.circuit("nobody")).isNull();
      assertThat(alone.operate(new String[] {"github"}, "reset", null, null, null).getStatus())
          .isEqualTo(503);
    }
  }

  @Test
  void isThereOnlyWhereItIsExposed() {
    ApplicationContextRunner runner =
        new ApplicationContextRunner()
            .withConfiguration(
                AutoConfigurations.of(
                    BreakerAutoConfiguration.class, BreakerEndpointAutoConfiguration.class));

    runner.run(context -> assertThat(context).doesNotHaveBean(CircuitBreakersEndpoint.class));
    runner
        .withPropertyValues("management.endpoints.web.exposure.include=circuitbreakers")
        .run(context -> assertThat(context).hasSingleBean(CircuitBreakersEndpoint.class));
  }

  private WebEndpointResponse<Object> operate(
      String action, String reason, String author, Long seconds) {
    return endpoint.operate(new String[] {"github"}, action, reason, author, seconds);
  }

  private void trip(String service) {
    breakers
        .breaker(BreakerPolicy.forService(service).withMinimumFailures(1))
        .tryAcquire()
        .orElseThrow()
        .failed("down");
  }
}
