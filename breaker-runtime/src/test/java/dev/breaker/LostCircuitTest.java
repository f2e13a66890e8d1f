package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.RestoreParams;

/** Redis loses a circuit, or goes back to an older copy of it, as after a fail-over. */
@Tag("redis")
class LostCircuitTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withPercentFailed(50).withMinimumFailures(3);
  private static final String KEY = "breaker:{github}";

  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  private final FakeClock clock = new FakeClock();
  private final List<CircuitBreakers> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(CircuitBreakers::close);
  }

  private interface Command {
    void run(Jedis jedis);
  }

  private static void redis(Command command) {
    try (Jedis jedis = redis.jedis()) {
      command.run(jedis);
    }
  }

  private CircuitBreaker process(BreakerPolicy policy, BreakerListener listener) {
    CircuitBreakers breakers =
        CircuitBreakers.builder()
            .storage(
                RedisStorage.builder()
                    .uri(redis.uri())
                    .timeout(Duration.ofSeconds(10))
                    .maxStaleness(Duration.ofSeconds(60))
                    .build())
            .listener(listener)
            .viewClock(clock)
            .build();
    opened.add(breakers);
    return breakers.breaker(policy);
  }

  private void flush() {
    opened.forEach(CircuitBreakers::flush);
  }

  private static long scriptCalls() {
    try (Jedis jedis = redis.jedis()) {
      return jedis
          .info("commandstats")
          .lines()
          .filter(line -> line.startsWith("cmdstat_eval"))
          .mapToLong(
              line -> Long.parseLong(line.substring(line.indexOf('=') + 1, line.indexOf(','))))
          .sum();
    }
  }

  /** The circuit is tripped, and its open time is over for the server and for this process. */
  private void openTimeOver(CircuitBreaker breaker) {
    breaker.trip("broken");
    redis(jedis -> jedis.hset(KEY, "until", "0"));
    clock.advance(POLICY.reEnableAfter());
  }

  /**
   * Calls go by the view again, and the next trip is told and logged, in the one that caused it.
   */
  private void worksAgain(CircuitBreaker breaker, RecordingListener listener) throws Exception {
    long before = scriptCalls();
    for (int i = 0; i < 2_000; i++) {
      breaker.acquire().abandoned();
    }
    assertThat(scriptCalls() - before).isLessThanOrEqualTo(2);
    int told = listener.transitions.size();
    try (LogCapture log = LogCapture.of("dev.breaker")) {
      Calls.fail(breaker, 3);

      assertThat(breaker.tryAcquire()).isEmpty();
      assertThat(log.messages()).anyMatch(line -> line.contains("github tripped: 3 of"));
    }
    // The reporting thread may be telling it just now.
    Eventually.until(() -> listener.transitions.size() > told);
    List<Transition> since = listener.transitions.subList(told, listener.transitions.size());
    assertThat(since).hasSize(1);
    assertThat(since.get(0).causedHere()).isTrue();
    assertThat(since.get(0).from()).isEqualTo(CircuitState.CLOSED);
    assertThat(since.get(0).to()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void lostWhileTheProbeIsUnderWay() throws Exception {
    RecordingListener listener = new RecordingListener();
    CircuitBreaker breaker = process(POLICY, listener);
    openTimeOver(breaker);
    Permit probe = breaker.acquire();
    long epoch = listener.transitions.get(listener.transitions.size() - 1).epoch();
    redis(jedis -> jedis.flushAll());

    probe.succeeded();

    assertThat(breaker.status().state()).isEqualTo(CircuitState.CLOSED);
    worksAgain(breaker, listener);
    assertThat(listener.transitions.get(listener.transitions.size() - 1).epoch())
        .isGreaterThan(epoch);
  }

  @Test
  void lostWhileAnotherProcessIsRefused() throws Exception {
    RecordingListener listener = new RecordingListener();
    CircuitBreaker breaker = process(POLICY, listener);
    CircuitBreaker prober = process(POLICY, new RecordingListener());
    openTimeOver(prober);
    prober.acquire();
    assertThat(breaker.tryAcquire()).isEmpty();
    redis(jedis -> jedis.del(KEY));

    clock.advance(Duration.ofSeconds(1));
    Eventually.until(() -> breaker.tryAcquire().isPresent());

    worksAgain(breaker, listener);
  }

  @Test
  void lostWhileOpen() throws Exception {
    RecordingListener listener = new RecordingListener();
    CircuitBreaker breaker = process(POLICY, listener);
    breaker.trip("broken");
    redis(jedis -> jedis.flushAll());

    clock.advance(Duration.ofSeconds(61));
    Eventually.until(() -> breaker.tryAcquire().isPresent());

    worksAgain(breaker, listener);
  }

  @Test
  void aProcessWithACircuitOfItsOwnIsProtectedByIt() throws Exception {
    CircuitBreaker breaker = process(POLICY.withMinimumProcesses(2), new RecordingListener());
    openTimeOver(breaker);
    Permit probe = breaker.acquire();
    redis(jedis -> jedis.flushAll());
    probe.succeeded();

    Calls.fail(breaker, 3);

    assertThat(breaker.tryAcquire()).isEmpty();
  }

  /** What a fail-over may bring back. */
  enum Lost {
    NOTHING,
    THE_TRIP,
    THE_TRIP_AND_WHAT_CAME_AFTER
  }

  @ParameterizedTest
  @EnumSource
  void theTripAfterAFailOverIsToldFirstInOneProcess(Lost lost) throws Exception {
    RecordingListener first = new RecordingListener();
    RecordingListener second = new RecordingListener();
    CircuitBreaker one = process(POLICY, first);
    CircuitBreaker two = process(POLICY, second);
    one.acquire().succeeded();
    flush();
    two.acquire().succeeded();
    flush();
    byte[][] copy = new byte[1][];
    redis(jedis -> copy[0] = jedis.dump(KEY));
    one.trip("before");
    clock.advance(Duration.ofSeconds(61));
    two.tryAcquire();
    if (lost == Lost.THE_TRIP_AND_WHAT_CAME_AFTER) {
      one.reset();
      one.trip("again");
      clock.advance(Duration.ofSeconds(61));
      Eventually.until(() -> !two.tryAcquire().isPresent());
      // If the clock moved on during the refresh behind that refusal, it would seem too slow.
      Eventually.until(() -> "again".equals(two.status().reason()));
    }
    if (lost == Lost.NOTHING) {
      one.reset();
    } else {
      redis(jedis -> jedis.restore(KEY, 0, copy[0], RestoreParams.restoreParams().replace()));
    }
    clock.advance(Duration.ofSeconds(61));
    Eventually.until(() -> one.tryAcquire().isPresent() && two.tryAcquire().isPresent());
    int toldFirst = first.transitions.size();
    int toldSecond = second.transitions.size();

    Calls.fail(two, 3);
    clock.advance(Duration.ofSeconds(61));
    Eventually.until(() -> one.tryAcquire().isEmpty());

    List<Transition> trips =
        Stream.concat(
                first.transitions.stream().skip(toldFirst),
                second.transitions.stream().skip(toldSecond))
            .filter(transition -> transition.to() == CircuitState.OPEN)
            .toList();
    assertThat(trips).hasSize(2).noneMatch(Transition::local);
    assertThat(trips.stream().filter(Transition::causedHere)).hasSize(1);
    assertThat(trips).extracting(Transition::from).containsOnly(CircuitState.CLOSED);
  }
}
