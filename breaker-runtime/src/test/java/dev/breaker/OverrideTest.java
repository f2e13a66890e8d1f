package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** All that a process decides itself goes by the settings that an operator has put in force. */
class OverrideTest extends FleetFixture {
  private static final Duration HOUR = Duration.ofHours(1);

  private final CircuitBreaker one = process();
  private final RemoteMemory remote = new RemoteMemory(shared, LONG, Duration.ofSeconds(1));
  private final CircuitBreaker other = process(remote);

  private void override(BreakerPolicy policy) throws Exception {
    other.acquire().abandoned();
    one.overridePolicy(policy, "too jumpy", "ann", HOUR);
    clock.advance(Duration.ofSeconds(2));
    other.acquire().abandoned();
    assertThat(other.status().policy()).isEqualTo(policy);
  }

  @Test
  void reachesAnotherProcessWithinMaxStaleness() throws Exception {
    override(POLICY.withMinimumFailures(1));
    assertThat(other.status().override())
        .hasFieldOrPropertyWithValue("author", "ann")
        .hasFieldOrPropertyWithValue("reason", "too jumpy");
    assertThat(other.policy()).isEqualTo(POLICY);

    Calls.fail(other, 1);

    assertThat(one.tryAcquire()).as("learnt with the next question").isPresent();
    assertThat(truth.view().state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void endsByItselfWhereNobodyHearsOfIt() throws Exception {
    override(POLICY.withMinimumFailures(100));

    clock.advance(HOUR);

    assertThat(other.status().policy()).isEqualTo(POLICY);
    assertThat(other.status().override()).isNull();
  }

  @Test
  void isRevertedForAll() throws Exception {
    override(POLICY.withMinimumFailures(100));
    one.revertPolicy("bob");
    clock.advance(Duration.ofSeconds(2));

    other.acquire().abandoned();

    assertThat(other.status().policy()).isEqualTo(POLICY);
  }

  @Test
  void rulesTheFallbackToo() throws Exception {
    override(POLICY.withMinimumFailures(2).withMinimumProcesses(2));
    Eventually.until(remote::isWatched);
    remote.failWith("away");
    remote.push("github");
    Eventually.until(() -> other.status().degraded());

    Calls.fail(other, 2);

    assertThat(other.status().state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void rulesTheProcessCircuitToo() throws Exception {
    override(POLICY.withMinimumFailures(2).withMinimumProcesses(2));
    Calls.fail(other, 1);
    one.overridePolicy(
        POLICY.withMinimumFailures(3).withMinimumProcesses(2), "a little more", "ann", HOUR);
    clock.advance(Duration.ofSeconds(2));
    Calls.fail(other, 1);
    assertThat(other.status().state()).isEqualTo(CircuitState.CLOSED);

    Calls.fail(other, 1);

    assertThat(other.status().state()).isEqualTo(CircuitState.OPEN);
    assertThat(truth.view().state())
        .as("only one process saw failures")
        .isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void isToldInTheLog() throws Exception {
    try (LogCapture log = LogCapture.of("dev.breaker")) {
      override(POLICY.withMinimumFailures(100));
      one.revertPolicy("bob");

      assertThat(log.messages())
          .anyMatch(
              line ->
                  line.contains("The policy of circuit breaker github is overridden by ann until ")
                      && line.contains("minimumFailures 100"))
          .anyMatch(
              line -> line.contains("The policy of circuit breaker github is no longer over"));
    }
  }
}
