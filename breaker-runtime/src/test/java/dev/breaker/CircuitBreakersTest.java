package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.breaker.fixtures.FakeClock;
import dev.breaker.fleet.CallSettings;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.InMemoryStorage;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CircuitBreakersTest {
  @Test
  void oneBreakerForEachService() {
    CircuitBreakers breakers = CircuitBreakers.inMemory();
    CircuitBreaker github = breakers.breaker(BreakerPolicy.forService("github"));
    CircuitBreaker weather = breakers.breaker(BreakerPolicy.forService("weather"));

    assertThat(breakers.breaker(BreakerPolicy.forService("github"))).isSameAs(github);
    assertThat(breakers.all()).containsExactlyInAnyOrder(github, weather);
  }

  @Test
  void otherSettingsForAServiceAreRefused() {
    CircuitBreakers breakers =
        CircuitBreakers.builder().storage(RemoteMemory.patient(new FakeClock())).build();
    breakers.breaker(BreakerPolicy.forService("github"));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> breakers.breaker(BreakerPolicy.forService("github").withMinimumFailures(6)))
        .withMessageContaining("minimumFailures 5")
        .withMessageContaining("minimumFailures 6");
  }

  @Test
  void defaultsAreMemoryAnd500AndTheDefaultRule() {
    CircuitBreakers breakers = CircuitBreakers.inMemory();

    assertThat(breakers.storage()).isInstanceOf(InMemoryStorage.class);
    CallSettings settings = CallSettings.of(breakers);
    assertThat(settings.throwsRefusals()).isFalse();
    assertThat(settings.isFailure(500)).isTrue();
    assertThat(settings.isFailure(499)).isFalse();
  }

  @Test
  void closeFlushesAndClosesTheStorage() {
    InMemoryStorage shared = new InMemoryStorage(new FakeClock());
    RemoteMemory storage = RemoteMemory.patient(shared);
    CircuitBreakers breakers = CircuitBreakers.builder().storage(storage).build();
    CircuitBreaker breaker = breakers.breaker(BreakerPolicy.forService("github"));
    breaker.tryAcquire().orElseThrow().succeeded();

    breakers.close();

    assertThat(storage.isClosed()).isTrue();
    assertThat(shared.circuit(breaker.policy()).view().total()).isEqualTo(1);
  }

  @Test
  void breakersAnswerAfterClose() {
    RemoteMemory storage = RemoteMemory.patient(new FakeClock());
    CircuitBreakers breakers = CircuitBreakers.builder().storage(storage).build();
    CircuitBreaker before = breakers.breaker(BreakerPolicy.forService("github"));
    breakers.close();
    breakers.close();
    CircuitBreaker after = breakers.breaker(BreakerPolicy.forService("weather"));

    before.tryAcquire().orElseThrow().succeeded();
    after.tryAcquire().orElseThrow().succeeded();

    assertThat(before.status().total()).isEqualTo(1);
    assertThat(after.status().total()).isEqualTo(1);
    assertThat(storage.exchangeCount()).isZero();
    breakers.flush();
  }

  @Test
  void memoryNeedsNoThread() {
    Set<Thread> before = reporters();
    CircuitBreakers breakers = CircuitBreakers.inMemory();
    breakers.breaker(BreakerPolicy.forService("github")).tryAcquire().orElseThrow().succeeded();
    breakers.flush();

    assertThat(reporters()).isSubsetOf(before);
    breakers.close();
  }

  @Test
  void sharedStorageHasOneThreadFromTheFirstCallOn() {
    Set<Thread> before = reporters();
    CircuitBreakers breakers =
        CircuitBreakers.builder().storage(RemoteMemory.patient(new FakeClock())).build();
    CircuitBreaker github = breakers.breaker(BreakerPolicy.forService("github"));
    CircuitBreaker weather = breakers.breaker(BreakerPolicy.forService("weather"));
    assertThat(reporters()).isSubsetOf(before);

    github.tryAcquire().orElseThrow().succeeded();
    weather.tryAcquire().orElseThrow().succeeded();

    Set<Thread> started = reporters();
    started.removeAll(before);
    assertThat(started).singleElement().matches(Thread::isDaemon);
    breakers.close();
    assertThat(started).noneMatch(Thread::isAlive);
  }

  private static Set<Thread> reporters() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("breaker-reporter"))
        .collect(Collectors.toSet());
  }

  @Test
  void aRefusalCanBeMadeForTests() {
    CircuitOpenException refusal =
        CircuitOpenException.of("github", Duration.ofMillis(1500), "broken");

    assertThat(refusal.service()).isEqualTo("github");
    assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMillis(1500));
    assertThat(refusal.retryAfterSeconds()).isEqualTo(2);
    assertThat(refusal.reason()).isEqualTo("broken");
    assertThat(refusal).hasMessage("Circuit breaker github tripped (broken); retry after 2 s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CircuitOpenException.of("github", Duration.ofNanos(-1), "broken"));
  }
}
