package dev.breaker.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.storage.BreakerPolicy;
import io.micrometer.observation.Observation;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BreakerObservationsTest {
  private final TestObservationRegistry observations = TestObservationRegistry.create();
  private final CircuitBreakers breakers =
      CircuitBreakers.builder().listener(new BreakerObservations(observations)).build();
  private final CircuitBreaker breaker = breakers.breaker(BreakerPolicy.forService("github"));

  @AfterEach
  void close() {
    breakers.close();
  }

  @Test
  void aRefusedCallIsAnEventOfTheCurrentObservation() {
    breaker.trip("broken");

    Observation.createNotStarted("page", observations)
        .observe(() -> assertThat(breaker.tryAcquire()).isEmpty());

    TestObservationRegistryAssert.assertThat(observations)
        .hasObservationWithNameEqualTo("page")
        .that()
        .hasEvent("breaker.refused", "breaker.refused github");
  }

  @Test
  void aCallThatGoesIsNone() {
    Observation.createNotStarted("page", observations)
        .observe(() -> breaker.tryAcquire().orElseThrow().succeeded());

    TestObservationRegistryAssert.assertThat(observations)
        .hasObservationWithNameEqualTo("page")
        .that()
        .doesNotHaveEvent("breaker.refused");
  }

  @Test
  void withoutAnObservationACallIsJustRefused() {
    breaker.trip("broken");

    assertThat(breaker.tryAcquire()).isEmpty();

    TestObservationRegistryAssert.assertThat(observations).doesNotHaveAnyObservation();
  }
}
