package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.InMemoryStorage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After a reset by probes, a growing share of the calls goes, in each process by itself. */
class RampTest {
  private static final int CALLS = 1_000;
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github")
          .withPercentFailed(50)
          .withMinimumFailures(5)
          .withReEnableAfter(Duration.ofSeconds(10))
          .withRampUp(Duration.ofSeconds(100));

  /** What decides on the calls. */
  enum Decides {
    MEMORY,
    FLEET,
    FALLBACK,
    PROCESS_CIRCUIT
  }

  private final FakeClock clock = new FakeClock();
  private final InMemoryStorage shared = new InMemoryStorage(clock);
  private final RemoteMemory remote = RemoteMemory.patient(shared);
  private CircuitBreakers breakers;

  @AfterEach
  void close() {
    breakers.close();
  }

  private CircuitBreaker recovering(Decides decides) throws Exception {
    breakers =
        decides == Decides.MEMORY
            ? CircuitBreakers.builder().storage(shared).build()
            : CircuitBreakers.builder().storage(remote).viewClock(clock).build();
    CircuitBreaker breaker =
        breakers.breaker(
            decides == Decides.PROCESS_CIRCUIT ? POLICY.withMinimumProcesses(2) : POLICY);
    breaker.acquire().succeeded();
    for (int i = 0; i < 5; i++) {
      breaker.acquire().failed("HTTP 503");
    }
    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
    assertThat(breaker.status().admittedPercent()).isZero();
    clock.advance(POLICY.reEnableAfter());
    breaker.acquire().succeeded();
    assertThat(breaker.status().state()).isEqualTo(CircuitState.CLOSED);
    if (decides == Decides.FALLBACK) {
      Eventually.until(remote::isWatched);
      remote.failWith("away");
      remote.push("github");
      Eventually.until(() -> breaker.status().degraded());
    }
    return breaker;
  }

  private static int admitted(CircuitBreaker breaker) {
    int admitted = 0;
    for (int i = 0; i < CALLS; i++) {
      if (breaker.tryAcquire().map(RampTest::succeeded).orElse(false)) {
        admitted++;
      }
    }
    return admitted;
  }

  private static boolean succeeded(Permit permit) {
    permit.succeeded();
    return true;
  }

  @ParameterizedTest
  @EnumSource
  void theShareOfTheCallsGrows(Decides decides) throws Exception {
    CircuitBreaker breaker = recovering(decides);

    for (int percent : List.of(10, 55, 91)) {
      assertThat(breaker.status().admittedPercent()).isCloseTo(percent, within(1e-9));
      assertThat(admitted(breaker)).isBetween(10 * percent - 1, 10 * percent + 1);
      clock.advance(Duration.ofSeconds(percent == 10 ? 50 : 40));
    }

    clock.advance(Duration.ofSeconds(10));
    assertThat(admitted(breaker)).isEqualTo(CALLS);
    assertThat(breaker.status().admittedPercent()).isEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalSaysWhyAndWhenToComeBack(Decides decides) throws Exception {
    CircuitBreaker breaker = recovering(decides);
    clock.advance(Duration.ofSeconds(50));

    assertThatExceptionOfType(CircuitOpenException.class)
        .isThrownBy(
            () -> {
              for (int i = 0; i < 3; i++) {
                breaker.acquire().succeeded();
              }
            })
        .satisfies(
            refused -> {
              assertThat(refused.reason()).isEqualTo("recovering: 55 % of calls go");
              assertThat(refused.retryAfter())
                  .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(50));
            });
  }

  @ParameterizedTest
  @EnumSource
  void failuresOnTheRampTripAgain(Decides decides) throws Exception {
    CircuitBreaker breaker = recovering(decides);

    for (int i = 0; i < CALLS && breaker.status().state() == CircuitState.CLOSED; i++) {
      breaker.tryAcquire().ifPresent(permit -> permit.failed("HTTP 503"));
    }

    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
  }

  @ParameterizedTest
  @EnumSource
  void anOperatorsLockAndResetLetAllCallsGo(Decides decides) throws Exception {
    CircuitBreaker breaker = recovering(decides);
    if (decides == Decides.FALLBACK) {
      return;
    }
    breaker.lockClosed("enough", "ann", Duration.ofSeconds(10));
    assertThat(breaker.status().admittedPercent()).isEqualTo(100);
    assertThat(admitted(breaker)).isEqualTo(CALLS);
    breaker.unlock("ann");
    assertThat(admitted(breaker)).isLessThan(CALLS / 2);

    breaker.reset();

    assertThat(admitted(breaker)).isEqualTo(CALLS);
  }
}
