package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.InMemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that observes refuses nothing, and tells what it would refuse. */
class ObserveOnlyTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withPercentFailed(50).withMinimumFailures(5);

  /** Who has asked for it, and where the circuit lives. */
  enum Asked {
    OF_THE_PROCESS,
    OF_THE_PROCESS_IN_A_FLEET,
    OF_THE_SERVICE,
    BY_AN_OVERRIDE
  }

  private final FakeClock clock = new FakeClock();
  private final InMemoryStorage shared = new InMemoryStorage(clock);
  private final List<String> told = new ArrayList<>();
  private final List<CircuitBreakers> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(CircuitBreakers::close);
  }

  private CircuitBreaker observing(Asked asked) {
    CircuitBreakers breakers =
        CircuitBreakers.builder()
            .storage(
                asked == Asked.OF_THE_PROCESS_IN_A_FLEET ? RemoteMemory.patient(shared) : shared)
            .viewClock(clock)
            .observeOnly(asked == Asked.OF_THE_PROCESS || asked == Asked.OF_THE_PROCESS_IN_A_FLEET)
            .listener(
                new BreakerListener() {
                  @Override
                  public void onWouldRefuse(String service, CircuitOpenException refusal) {
                    told.add("would refuse " + service + " " + refusal.retryAfter().toSeconds());
                  }

                  @Override
                  public void onRefused(String service, CircuitOpenException refusal) {
                    told.add("refused");
                  }
                })
            .build();
    opened.add(breakers);
    CircuitBreaker breaker =
        breakers.breaker(asked == Asked.OF_THE_SERVICE ? POLICY.withObserveOnly(true) : POLICY);
    if (asked == Asked.BY_AN_OVERRIDE) {
      breaker.overridePolicy(
          POLICY.withObserveOnly(true), "the first week", "ann", Duration.ofDays(7));
    }
    return breaker;
  }

  private CircuitBreaker refusing() {
    CircuitBreakers breakers =
        CircuitBreakers.builder().storage(RemoteMemory.patient(shared)).viewClock(clock).build();
    opened.add(breakers);
    return breakers.breaker(POLICY);
  }

  @ParameterizedTest
  @EnumSource
  void tripsTheFleetAndRefusesNothingItself(Asked asked) throws Exception {
    CircuitBreaker observing = observing(asked);
    Calls.fail(observing, 5);
    assertThat(observing.status().state()).isEqualTo(CircuitState.OPEN);
    if (asked != Asked.BY_AN_OVERRIDE) {
      assertThat(refusing().tryAcquire()).isEmpty();
    }

    observing.acquire().failed("HTTP 503");
    observing.admitAsync().thenAccept(admission -> ((Permit) admission).succeeded()).join();

    assertThat(observing.status().total()).as("uncounted").isEqualTo(5);
    assertThat(told).containsExactly("would refuse github 180", "would refuse github 180");
  }

  @ParameterizedTest
  @EnumSource
  void sendsTheProbeAndDecidesByIt(Asked asked) throws Exception {
    CircuitBreaker observing = observing(asked);
    Calls.fail(observing, 5);
    clock.advance(POLICY.reEnableAfter());

    Permit probe = observing.acquire();
    observing.acquire().succeeded();
    assertThat(observing.status().state()).isEqualTo(CircuitState.HALF_OPEN);
    probe.succeeded();

    assertThat(observing.status().state()).isEqualTo(CircuitState.CLOSED);
  }

  @ParameterizedTest
  @EnumSource
  void observesALockToo(Asked asked) throws Exception {
    CircuitBreaker observing = observing(asked);
    observing.lockOpen("maintenance", "ann", Duration.ofMinutes(1));

    observing.acquire().succeeded();

    assertThat(told).containsExactly("would refuse github 60");
  }
}
