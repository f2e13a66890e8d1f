package dev.breaker.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fleet.CallSettings;
import dev.breaker.fleet.KeyedCircuits;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.InMemoryStorage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Meters of circuits in memory. */
class BreakerMetricsTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withMinimumFailures(2);

  private final FakeClock clock = new FakeClock();
  private final CircuitBreakers breakers =
      CircuitBreakers.builder().storage(new InMemoryStorage(clock)).build();
  private final CircuitBreaker breaker = breakers.breaker(POLICY);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final BreakerMetrics metrics = new BreakerMetrics(breakers);

  @AfterEach
  void close() {
    metrics.close();
    breakers.close();
  }

  @Test
  void timesCallsByTheirOutcome() throws Exception {
    metrics.bindTo(registry);

    Calls.succeed(breaker, 5);
    breaker.acquire().failed("HTTP 503");
    breaker.acquire().ignored("HTTP 404");

    assertThat(calls("success")).isEqualTo(5);
    assertThat(calls("failure")).isEqualTo(1);
    assertThat(calls("ignored")).isEqualTo(1);
    assertThat(calls("slow")).isZero();
    assertThat(timer("success").totalTime(TimeUnit.NANOSECONDS)).isPositive();
  }

  @Test
  void aSlowCallIsNoOtherFailure() throws Exception {
    metrics.bindTo(registry);

    breaker.acquire().failed("slow");

    assertThat(calls("slow")).isEqualTo(1);
    assertThat(calls("failure")).isZero();
  }

  @Test
  void countsRefusedCalls() {
    metrics.bindTo(registry);
    breaker.trip("broken");

    assertThat(breaker.tryAcquire()).isEmpty();

    assertThat(counter("breaker.refused")).isEqualTo(1);
    assertThat(counter("breaker.would.refuse")).isZero();
  }

  @Test
  void countsCallsThatWouldBeRefused() {
    try (CircuitBreakers observing = CircuitBreakers.builder().observeOnly(true).build()) {
      new BreakerMetrics(observing).bindTo(registry);
      observing.breaker(POLICY).trip("broken");

      assertThat(observing.breaker(POLICY).tryAcquire()).isPresent();

      assertThat(counter("breaker.would.refuse")).isEqualTo(1);
      assertThat(counter("breaker.refused")).isZero();
    }
  }

  @Test
  void countsTransitions() throws Exception {
    metrics.bindTo(registry);

    Calls.fail(breaker, 2);
    clock.advance(POLICY.reEnableAfter());
    Calls.fail(breaker, 1);
    clock.advance(POLICY.reEnableAfter());
    Calls.succeed(breaker, 1);

    assertThat(transitions("closed", "open")).isEqualTo(1);
    assertThat(transitions("open", "half_open")).isEqualTo(2);
    assertThat(transitions("half_open", "open")).isEqualTo(1);
    assertThat(transitions("half_open", "closed")).isEqualTo(1);
    assertThat(transitions("open", "closed")).isZero();
  }

  @Test
  void oneStateIsOneAndTheOthersAreZero() throws Exception {
    metrics.bindTo(registry);
    assertThat(states()).containsExactly("closed");

    breaker.trip("broken");
    assertThat(states()).containsExactly("open");

    clock.advance(POLICY.reEnableAfter());
    breaker.acquire();
    assertThat(states()).containsExactly("half_open");

    breaker.lockClosed("it works", "ann", Duration.ofMinutes(1));
    assertThat(states()).containsExactly("locked_closed");

    breaker.lockOpen("maintenance", "ann", Duration.ofMinutes(1));
    assertThat(states()).containsExactly("locked_open");
  }

  private List<String> states() {
    return registry.get("breaker.state").tag("service", "github").gauges().stream()
        .filter(gauge -> gauge.value() == 1)
        .map(gauge -> gauge.getId().getTag("state"))
        .toList();
  }

  @Test
  void showsTheShareOfFailures() throws Exception {
    metrics.bindTo(registry);

    Calls.succeed(breaker, 3);
    Calls.fail(breaker, 1);

    assertThat(gauge("breaker.failures.percent")).isEqualTo(25);
    assertThat(gauge("breaker.degraded")).isZero();
    assertThat(gauge("breaker.unsent")).isZero();
  }

  @Test
  void hasTheBreakersThatAreMadeLater() throws Exception {
    metrics.bindTo(registry);

    Calls.succeed(breakers.breaker(BreakerPolicy.forService("weather")), 1);

    assertThat(registry.get("breaker.calls").tags("service", "weather", "outcome", "success"))
        .returns(1L, search -> search.timer().count());
  }

  @Test
  void theMetersOfAKeyLeaveWithItAndComeAgain() {
    metrics.bindTo(registry);
    KeyedCircuits keyed = CallSettings.of(breakers).keyed(POLICY, 1);
    use(keyed, "a");
    assertThat(services()).contains("github/a");

    clock.advance(POLICY.ttl().multipliedBy(3));
    use(keyed, "b");
    assertThat(services()).contains("github/b").doesNotContain("github/a");

    clock.advance(POLICY.ttl().multipliedBy(3));
    use(keyed, "a");
    assertThat(services()).contains("github/a").doesNotContain("github/b");
  }

  private static void use(KeyedCircuits keyed, String key) {
    CircuitBreaker ofKey = (CircuitBreaker) keyed.begin(key);
    ofKey.tryAcquire().orElseThrow().succeeded();
    keyed.end(ofKey);
  }

  @Test
  void theMetersLeaveWhenTheBreakersAreClosed() {
    metrics.bindTo(registry);

    breakers.close();

    assertThat(services()).isEmpty();
  }

  @Test
  void aRegistryThatHasTheMetersGetsThemOnce() throws Exception {
    metrics.bindTo(registry);
    metrics.bindTo(registry);
    new BreakerMetrics(breakers).bindTo(registry);

    Calls.succeed(breaker, 1);

    assertThat(calls("success")).isEqualTo(1);
  }

  @Test
  void severalRegistriesEachCount() throws Exception {
    SimpleMeterRegistry other = new SimpleMeterRegistry();
    metrics.bindTo(registry);
    metrics.bindTo(other);

    Calls.succeed(breaker, 1);

    assertThat(calls("success")).isEqualTo(1);
    assertThat(other.get("breaker.calls").tag("outcome", "success").timer().count()).isEqualTo(1);
  }

  @Test
  void eachMeterHasTheExtraTags() {
    new BreakerMetrics(breakers, Tags.of("region", "eu")).bindTo(registry);

    assertThat(registry.getMeters())
        .isNotEmpty()
        .allMatch(meter -> "eu".equals(meter.getId().getTag("region")));
  }

  @Test
  void closingRemovesAllMetersAndStopsCounting() throws Exception {
    Meter own = registry.counter("requests");
    metrics.bindTo(registry);
    Timer successes = timer("success");

    metrics.close();
    Calls.succeed(breaker, 1);
    breakers.breaker(BreakerPolicy.forService("weather"));

    assertThat(registry.getMeters()).containsExactly(own);
    assertThat(successes.count()).isZero();
  }

  @Test
  void canBeBoundAgainAfterItWasClosed() throws Exception {
    metrics.bindTo(registry);
    metrics.close();
    metrics.bindTo(registry);

    Calls.succeed(breaker, 1);

    assertThat(calls("success")).isEqualTo(1);
  }

  @Test
  void breakersThatAreSwitchedOffHaveNoMeters() {
    try (CircuitBreakers off = CircuitBreakers.builder().enabled(false).build()) {
      off.breaker(POLICY);

      new BreakerMetrics(off).bindTo(registry);

      assertThat(registry.getMeters()).isEmpty();
    }
  }

  private List<String> services() {
    return registry.find("breaker.degraded").gauges().stream()
        .map(gauge -> gauge.getId().getTag("service"))
        .toList();
  }

  private Timer timer(String outcome) {
    return registry.get("breaker.calls").tags("service", "github", "outcome", outcome).timer();
  }

  private long calls(String outcome) {
    return timer(outcome).count();
  }

  private double counter(String name) {
    return registry.get(name).tag("service", "github").counter().count();
  }

  private double transitions(String from, String to) {
    return registry.get("breaker.transitions").tags("from", from, "to", to).counter().count();
  }

  private double gauge(String name) {
    Gauge gauge = registry.get(name).tag("service", "github").gauge();
    return gauge.value();
  }
}
