package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.redis.ClockedRedis;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;

/** What an invocation costs in commands to Redis, as Redis itself counts them. */
@Tag("redis")
@SuppressWarnings("try")
class InvocationCostTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github")
          .withMinimumFailures(3)
          .withReEnableAfter(Duration.ofSeconds(60));

  /** What is run inside of a script is not a command that anybody waits for. */
  private static final String[] COUNTED = {"eval", "evalsha", "ping", "hello"};

  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  private final FakeClock clock = new FakeClock();
  @AutoClose private CircuitBreakers breakers;
  private CircuitBreaker breaker;

  @BeforeEach
  void join() {
    try (Jedis jedis = redis.jedis()) {
      jedis.scriptFlush();
    }
    breakers =
        CircuitBreakers.builder()
            .storage(ClockedRedis.storage(redis.uri(), clock))
            .viewClock(clock)
            .build();
    breaker = breakers.breaker(POLICY);
  }

  private interface Handler {
    void handle() throws Exception;
  }

  private void invoke(Handler handler) throws Exception {
    try (InvocationScope scope = breakers.invocation()) {
      handler.handle();
    }
  }

  private void succeed() throws Exception {
    breaker.acquire().succeeded();
  }

  private void fail() throws Exception {
    breaker.acquire().failed("HTTP 503");
  }

  /** After the first invocation, with everything registered. */
  private void warm() throws Exception {
    invoke(this::succeed);
    Eventually.until(() -> calls().containsKey("zadd"));
  }

  private void freeze() {
    clock.advance(Duration.ofSeconds(60));
  }

  private static Map<String, Long> calls() {
    try (Jedis jedis = redis.jedis()) {
      return calls(jedis);
    }
  }

  private static Map<String, Long> calls(Jedis jedis) {
    Map<String, Long> calls = new TreeMap<>();
    Arrays.stream(jedis.info("commandstats").split("\r\n"))
        .filter(line -> line.startsWith("cmdstat_"))
        .forEach(
            line ->
                calls.put(
                    line.substring("cmdstat_".length(), line.indexOf(':')),
                    Long.parseLong(line.substring(line.indexOf("calls=") + 6, line.indexOf(',')))));
    return calls;
  }

  /** The commands of an invocation, and how often each. */
  private Map<String, Long> cost(Handler handler) throws Exception {
    try (Jedis jedis = redis.jedis()) {
      jedis.configResetStat();
      invoke(handler);
      Map<String, Long> calls = calls(jedis);
      calls.keySet().retainAll(Arrays.asList(COUNTED));
      return calls;
    }
  }

  @Test
  void closedAndQuietCostsNothing() throws Exception {
    warm();

    assertThat(cost(this::succeed)).isEmpty();
  }

  @Test
  void closedAfterAFreezeAsksAndThenReportsWhatWasKept() throws Exception {
    warm();
    freeze();

    assertThat(cost(this::succeed)).isEqualTo(Map.of("evalsha", 2L));
  }

  @Test
  void aFreezeOfManyMinutesCostsAConnectionToo() throws Exception {
    warm();
    clock.advance(Duration.ofMinutes(20));

    assertThat(cost(this::succeed)).isEqualTo(Map.of("evalsha", 2L, "hello", 1L));
  }

  @Test
  void failingReportsOnceMore() throws Exception {
    warm();

    assertThat(cost(this::fail)).isEqualTo(Map.of("evalsha", 1L));
  }

  @Test
  void failingOftenIsOneReportToo() throws Exception {
    warm();
    Calls.succeed(breaker, 100);

    assertThat(
            cost(
                () -> {
                  fail();
                  fail();
                }))
        .hasEntrySatisfying("evalsha", calls -> assertThat(calls).isBetween(1L, 2L));
  }

  @Test
  void openCostsNothingWhileTheViewIsFresh() throws Exception {
    warm();
    breaker.trip("broken");

    assertThat(cost(() -> assertThat(breaker.tryAcquire()).isEmpty())).isEmpty();
  }

  @Test
  void openAfterAFreezeLooksOnceBehindTheRefusal() throws Exception {
    warm();
    breaker.trip("broken");
    clock.advance(Duration.ofSeconds(2));

    assertThat(cost(() -> assertThat(breaker.tryAcquire()).isEmpty()))
        .isEqualTo(Map.of("evalsha", 1L));
  }

  @Test
  void halfOpenAsksForTheProbeAndReportsItsOutcome() throws Exception {
    warm();
    breaker.trip("broken");
    try (Jedis jedis = redis.jedis()) {
      // The open time is over at once, on the server's clock.
      jedis.hset("breaker:{github}", "until", "0");
    }
    clock.advance(POLICY.reEnableAfter());

    assertThat(cost(this::succeed)).isEqualTo(Map.of("evalsha", 2L));
    assertThat(breaker.status().state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void coldSendsTheScriptAndRegistersTheService() throws Exception {
    assertThat(cost(this::succeed)).containsEntry("evalsha", 1L).containsKey("eval");
    Eventually.until(() -> calls().containsKey("zadd"));
    assertThat(calls()).containsEntry("eval", 2L);
  }

  @Test
  void failuresGoOverAConnectionThatHasBeenTried() throws Exception {
    warm();

    assertThat(
            cost(
                () -> {
                  Permit permit = breaker.acquire();
                  clock.advance(Duration.ofSeconds(2));
                  permit.failed("HTTP 503");
                }))
        .isEqualTo(Map.of("evalsha", 2L));
  }
}
