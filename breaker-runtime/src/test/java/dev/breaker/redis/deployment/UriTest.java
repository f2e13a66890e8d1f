package dev.breaker.redis.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.Permit;
import dev.breaker.fixtures.ForgetfulProxy;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitEvent.Kind;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.RegisteredService;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One server by its URI, with whichever Jedis that users have. */
@Tag("redis")
@Tag("slow")
class UriTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github")
          .withMinimumFailures(2)
          .withReEnableAfter(Duration.ofSeconds(1));

  @RegisterExtension final RedisExtension redis = new RedisExtension();

  @AutoClose private final ForgetfulProxy network = new ForgetfulProxy(redis.port());

  private RedisStorage.Builder storage() {
    return RedisStorage.builder()
        .uri("redis://127.0.0.1:" + network.port() + "/3")
        .timeout(Duration.ofSeconds(1));
  }

  private TwoProcesses fleet(RedisStorage.Builder one, RedisStorage.Builder other) {
    return new TwoProcesses(one.build(), other.build(), "github");
  }

  private CircuitBreakers join() {
    return CircuitBreakers.builder().storage(storage().build()).build();
  }

  @Test
  void failuresTripAndAProbeResetsAndBothAreTold() throws Exception {
    try (CircuitBreakers one = join();
        CircuitBreakers other = join()) {
      one.breaker(POLICY).acquire().failed("HTTP 503");
      one.flush();
      CircuitBreaker breaker = other.breaker(POLICY);
      breaker.acquire().failed("HTTP 503");
      assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);

      TwoProcesses.WAIT.until(
          () -> {
            breaker.tryAcquire().ifPresent(Permit::succeeded);
            return breaker.status().state() == CircuitState.CLOSED;
          });

      assertThat(one.storage().services())
          .extracting(RegisteredService::policy)
          .containsExactly(POLICY);
      assertThat(one.storage().history("github", 10))
          .extracting(CircuitEvent::kind)
          .containsExactly(Kind.RESET, Kind.PROBING, Kind.TRIPPED);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aServerThatWasAwayComesBack(boolean push) {
    try (TwoProcesses fleet = fleet(storage().push(push), storage().push(push))) {
      fleet.comesTogether();
      redis.server().stop();
      isAlone(fleet);
      redis.server().start();

      fleet.comesTogether();
      fleet.actsAsOne();
    }
    nothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aServerThatWasFrozenComesBack(boolean push) {
    try (TwoProcesses fleet = fleet(storage().push(push), storage().push(push))) {
      fleet.comesTogether();
      redis.server().freeze();
      isAlone(fleet);
      redis.server().thaw();

      fleet.comesTogether();
      fleet.actsAsOne();
    }
    nothingIsLeft();
  }

  @Test
  void aChangeIsPushed() {
    Duration never = Duration.ofSeconds(60);
    try (TwoProcesses fleet =
        fleet(storage().maxStaleness(never), storage().push(true).maxStaleness(never))) {
      fleet.comesTogether();
      TwoProcesses.WAIT.until(() -> network.openConnections() == 3);

      fleet.breaker("github").trip("told to the fleet");

      TwoProcesses.WAIT.until(
          () -> fleet.otherBreaker("github").status().state() == CircuitState.OPEN);
    }
    nothingIsLeft();
  }

  @Test
  void closingEndsWhatANetworkHasForgotten() {
    try (TwoProcesses fleet = fleet(storage().push(true), storage().push(true))) {
      fleet.comesTogether();
      TwoProcesses.WAIT.until(() -> network.openConnections() == 4);
      network.forget();
    }
    nothingIsLeft();
  }

  private static void isAlone(TwoProcesses fleet) {
    TwoProcesses.WAIT.until(
        () -> {
          fleet.call();
          return fleet.isAlone(service -> true);
        });
  }

  private void nothingIsLeft() {
    TwoProcesses.WAIT.until(() -> network.openConnections() == 0);
  }
}
