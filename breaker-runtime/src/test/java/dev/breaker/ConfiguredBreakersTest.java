package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.fleet.CallSettings;
import dev.breaker.fleet.KeyedCircuits;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings that an application brings at run time. */
class ConfiguredBreakersTest {
  private static final BreakerPolicy CODE = BreakerPolicy.forService("github");

  @Test
  void policiesAreAskedOnceForEachServiceAndRule() {
    List<String> asked = new ArrayList<>();
    CircuitBreakers breakers =
        CircuitBreakers.builder()
            .policies(
                policy -> {
                  asked.add(policy.service());
                  return policy.withMinimumFailures(1);
                })
            .build();

    CircuitBreaker breaker = breakers.breaker(CODE);

    assertThat(breakers.breaker(CODE)).isSameAs(breaker);
    assertThat(asked).containsExactly("github");
    assertThat(breaker.policy().minimumFailures()).isEqualTo(1);
    breaker.tryAcquire().orElseThrow().failed("HTTP 503");
    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> breakers.breaker(CODE.withMinimumFailures(7)));
  }

  @Test
  void policiesOfAnotherServiceAreRefused() {
    CircuitBreakers breakers =
        CircuitBreakers.builder().policies(policy -> BreakerPolicy.forService("weather")).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> breakers.breaker(CODE))
        .withMessageContaining("\"weather\" for service \"github\"");
    assertThat(breakers.all()).isEmpty();
  }

  @Test
  void forAKeyTheyAreAskedAtItsFirstCallAndTheirFailureIsLogged() {
    CircuitBreakers breakers =
        CircuitBreakers.builder()
            .policies(
                policy -> {
                  if (policy.service().endsWith("/broken")) {
                    throw new IllegalStateException("no such tenant");
                  }
                  return BreakerPolicy.forService(policy.service()).withMinimumFailures(9);
                })
            .build();
    KeyedCircuits keys = CallSettings.of(breakers).keyed(CODE, 10);
    try (LogCapture log = LogCapture.of("dev.breaker")) {
      CircuitBreaker acme = (CircuitBreaker) keys.begin("acme");
      CircuitBreaker broken = (CircuitBreaker) keys.begin("broken");

      assertThat(acme.policy().minimumFailures()).isEqualTo(9);
      assertThat(acme.policy().isOfKey()).isTrue();
      assertThat(broken.policy()).isEqualTo(CODE.forKey("github/broken"));
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("github/broken", "no such tenant");
    }
  }

  @Test
  void switchedOffAllGoesAndNothingCounts() {
    RecordingListener listener = new RecordingListener();
    RemoteMemory storage = RemoteMemory.patient(new FakeClock());
    CircuitBreakers breakers =
        CircuitBreakers.builder().storage(storage).listener(listener).enabled(false).build();
    CircuitBreaker breaker = breakers.breaker(CODE.withMinimumFailures(1));

    for (int call = 0; call < 10; call++) {
      breaker.tryAcquire().orElseThrow().failed("HTTP 503");
    }
    breakers.flush();

    BreakerStatus status = breaker.status();
    assertThat(status.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(status.total()).isZero();
    assertThat(status.failures()).isZero();
    assertThat(listener.events).isEmpty();
    assertThat(storage.exchangeCount()).isZero();
    assertThat(breakers.storage().services()).isEmpty();
    assertThat(CallSettings.of(breakers).keyed(CODE.withMinimumFailures(1), 10).begin("acme"))
        .isSameAs(breaker);
    assertThatIllegalStateException()
        .isThrownBy(() -> breaker.trip("maintenance"))
        .withMessageContaining("enabled(false)");
    assertThatIllegalStateException()
        .isThrownBy(() -> breaker.lockOpen("maintenance", "ops", Duration.ofHours(1)));
    assertThatIllegalStateException().isThrownBy(() -> breakers.operate("github"));
    breakers.close();
    assertThat(storage.isClosed()).isTrue();
  }

  @Test
  void aBreakerIsFoundByItsName() {
    CircuitBreakers breakers = CircuitBreakers.inMemory();
    assertThat(breakers.breaker("github")).isEmpty();

    CircuitBreaker made = breakers.breaker(CODE);

    assertThat(breakers.breaker("github")).containsSame(made);
  }
}
