package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.crac.Core;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.Storage;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;

/** The hooks of AWS Lambda SnapStart, called as its runtime calls them. */
@Tag("redis")
class CheckpointTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withMinimumFailures(3);

  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  @AutoClose private CircuitBreakers breakers;
  private CircuitBreaker breaker;

  @BeforeEach
  void join() throws Exception {
    breakers = CircuitBreakers.builder().storage(storage()).build();
    breaker = breakers.breaker(POLICY);
    breaker.acquire().succeeded();
    breakers.flush();
  }

  /** Views stay fresh for long, so that only a restoration makes them stale. */
  private static Storage storage() {
    return RedisStorage.builder()
        .uri(redis.uri())
        .timeout(Duration.ofSeconds(10))
        .maxStaleness(Duration.ofSeconds(60))
        .push(true)
        .build();
  }

  private static void checkpoint() throws Exception {
    try {
      Core.getGlobalContext().beforeCheckpoint(null);
    } catch (UnsatisfiedLinkError e) {
      // After the hooks it clears a cache by native code, which only Lambda loads.
      assertThat(e).hasMessageContaining("DNSManager");
    }
  }

  private static void restore() throws Exception {
    Core.getGlobalContext().afterRestore(null);
  }

  private static long connections() {
    try (Jedis jedis = redis.jedis()) {
      return jedis.clientList().lines().count() - 1;
    }
  }

  private static long total() {
    try (Storage storage = storage()) {
      return storage.services().get(0).view().total();
    }
  }

  /** As another process would, without anybody here hearing of it. */
  private static void tripElsewhere() {
    try (CircuitBreakers others = CircuitBreakers.builder().storage(storage()).build()) {
      others.breaker(POLICY).trip("maintenance");
    }
  }

  @Test
  void noConnectionIsLeftOpen() throws Exception {
    Eventually.until("reporter and push", () -> connections() == 2);

    checkpoint();

    Eventually.until(() -> connections() == 0);
    restore();
    assertThat(breaker.tryAcquire()).isPresent();
  }

  @Test
  void theFirstCallAfterARestorationAsks() throws Exception {
    checkpoint();
    tripElsewhere();
    restore();

    assertThat(breaker.tryAcquire()).isEmpty();
    assertThat(breaker.status().degraded()).isFalse();
  }

  @Test
  void aCircuitThatWasOpenIsAskedAboutToo() throws Exception {
    breaker.trip("maintenance");
    checkpoint();
    try (CircuitBreakers others = CircuitBreakers.builder().storage(storage()).build()) {
      others.breaker(POLICY).reset();
    }
    restore();

    assertThat(breaker.tryAcquire()).isPresent();
  }

  @Test
  void aCircuitThatWasOpenIsShownOpenUntilTheStorageIsAsked() throws Exception {
    breaker.trip("maintenance");
    checkpoint();
    restore();

    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
    assertThat(breaker.tryAcquire()).isEmpty();
  }

  @Test
  void theProcessIsAnotherOne() throws Exception {
    String before = breakers.process();
    checkpoint();
    restore();
    breaker.trip("maintenance");

    assertThat(breakers.process()).isNotEqualTo(before);
    assertThat(breakers.storage().history("github", 1))
        .extracting(CircuitEvent::process)
        .containsExactly(breakers.process());
  }

  @Test
  void changesArePushedAgain() throws Exception {
    checkpoint();
    restore();
    assertThat(breaker.tryAcquire()).isPresent();
    Eventually.until("reporter and push", () -> connections() == 2);

    tripElsewhere();

    Eventually.until(() -> breaker.status().state() == CircuitState.OPEN);
  }

  @Test
  void outcomesAreSentBeforeAndNotAgain() throws Exception {
    breaker.acquire().succeeded();
    breaker.acquire().failed("HTTP 503");
    checkpoint();
    assertThat(total()).isEqualTo(3);

    restore();
    breaker.acquire().succeeded();
    breakers.flush();

    assertThat(total()).isEqualTo(4);
  }

  @Test
  void whatCouldNotBeSentIsSentByNobody() throws Exception {
    try (TestRedis other = TestRedis.started();
        CircuitBreakers here =
            CircuitBreakers.builder()
                .storage(
                    RedisStorage.builder()
                        .uri(other.uri())
                        .timeout(Duration.ofSeconds(10))
                        .maxStaleness(Duration.ofSeconds(60))
                        .build())
                .build()) {
      CircuitBreaker away = here.breaker(POLICY);
      away.acquire().succeeded();
      here.flush();
      Permit underWay = away.acquire();
      other.stop();
      away.acquire().failed("HTTP 503");
      checkpoint();
      other.start();
      restore();

      Eventually.until(() -> away.tryAcquire().isPresent() && !away.status().degraded());
      underWay.failed("HTTP 503");
      here.flush();

      assertThat(away.status().total()).isZero();
    }
  }

  @Test
  void breakersThatWereClosedStayClosed() throws Exception {
    breakers.close();
    checkpoint();
    restore();

    assertThat(breaker.tryAcquire()).isPresent();
    Eventually.until(() -> connections() == 0);
  }
}
