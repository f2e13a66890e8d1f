package dev.breaker.redis.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.Permit;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.Storage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Two processes that share breakers, and what their calls live through. */
public final class TwoProcesses implements AutoCloseable {
  /** An election that fails is tried again after eight seconds, and may fail again. */
  public static final Eventually.Wait WAIT =
      Eventually.within(Duration.ofSeconds(60)).lookingEvery(Duration.ofMillis(10));

  public final RecordingListener listener = new RecordingListener();
  private final RecordingListener otherListener = new RecordingListener();

  private final CircuitBreakers one;
  private final CircuitBreakers other;
  private final List<BreakerPolicy> policies;
  private Duration longestWait = Duration.ZERO;

  public TwoProcesses(Storage one, Storage other, String... services) {
    this.one = CircuitBreakers.builder().storage(one).listener(listener).build();
    this.other = CircuitBreakers.builder().storage(other).listener(otherListener).build();
    policies = Arrays.stream(services).map(TwoProcesses::policy).toList();
  }

  private static BreakerPolicy policy(String service) {
    return BreakerPolicy.forService(service).withPercentFailed(50).withMinimumFailures(5);
  }

  /** A call by each process to each service; whatever is thrown, the test sees. */
  public void call() {
    breakers().forEach(this::call);
  }

  private void call(CircuitBreaker breaker) {
    long start = System.nanoTime();
    breaker.tryAcquire().ifPresent(Permit::succeeded);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    longestWait = took.compareTo(longestWait) > 0 ? took : longestWait;
  }

  private Stream<CircuitBreaker> breakers() {
    return Stream.of(one, other).flatMap(process -> policies.stream().map(process::breaker));
  }

  public CircuitBreaker breaker(String service) {
    return one.breaker(policy(service));
  }

  public CircuitBreaker otherBreaker(String service) {
    return other.breaker(policy(service));
  }

  /** Whether any process protects itself from any of the services that match. */
  public boolean isAlone(Predicate<String> services) {
    return Stream.of(one, other).anyMatch(process -> !alone(process, services).isEmpty());
  }

  private List<String> alone(CircuitBreakers process, Predicate<String> services) {
    return policies.stream()
        .map(BreakerPolicy::service)
        .filter(services)
        .filter(service -> process.breaker(policy(service)).status().degraded())
        .toList();
  }

  public void flush() {
    one.flush();
    other.flush();
  }

  public Duration longestWait() {
    return longestWait;
  }

  /** Calls until all services are shared again. */
  public void comesTogether() {
    WAIT.untilAsserted(
        () -> {
          call();
          assertThat(alone(one, service -> true)).as("%s", listener.troubles()).isEmpty();
          assertThat(alone(other, service -> true)).as("%s", otherListener.troubles()).isEmpty();
        });
  }

  /** What one process is told of a service, the other hears. */
  public void actsAsOne() {
    for (BreakerPolicy policy : policies) {
      WAIT.untilAsserted(() -> one.breaker(policy).trip("told to the fleet"));
    }
    for (BreakerPolicy policy : policies) {
      WAIT.until(() -> other.breaker(policy).tryAcquire().isEmpty());
      assertThat(other.breaker(policy).status().reason()).isEqualTo("told to the fleet");
    }
    for (BreakerPolicy policy : policies) {
      WAIT.untilAsserted(() -> other.breaker(policy).reset());
    }
    for (BreakerPolicy policy : policies) {
      WAIT.until(() -> one.breaker(policy).tryAcquire().isPresent());
    }
    assertThat(isAlone(service -> true)).isFalse();
  }

  @Override
  public void close() {
    one.close();
    other.close();
  }
}
