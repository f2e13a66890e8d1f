package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.testing.Calls;
import dev.breaker.testing.Eventually;
import dev.breaker.testing.LogCapture;
import dev.breaker.testing.RecordingListener;
import dev.breaker.testing.RedisExtension;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/** Whatever befalls Redis, the calls go on, this process protects itself, and then re-joins. */
@Tag("redis")
@Tag("slow")
class RedisTroubleTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withPercentFailed(50).withMinimumFailures(5);
  private static final String KEY = "breaker:{github}";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Eventually.Wait WAIT =
      Eventually.within(LIMIT).lookingEvery(Duration.ofMillis(10));

  private final RecordingListener listener = new RecordingListener();
  @AutoClose private final LogCapture log = LogCapture.of("dev.breaker");
  @RegisterExtension final RedisExtension redis = new RedisExtension("--lua-time-limit", "100");

  private CircuitBreakers breakers;
  private CircuitBreaker breaker;

  @BeforeEach
  void start() {
    join();
  }

  private void join() {
    breakers =
        CircuitBreakers.builder()
            .storage(
                RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofMillis(500)).build())
            .listener(listener)
            .build();
    breaker = breakers.breaker(POLICY);
  }

  @AfterEach
  void stop() {
    breakers.close();
  }

  /**
   * The whole story of an outage: it begins once, it is survived, it ends once, and all is well.
   */
  private void survives(Runnable injure, Runnable heal) throws Exception {
    breaker.acquire().succeeded();
    breakers.flush();
    assertThat(breaker.status().degraded()).isFalse();

    injure.run();
    WAIT.until(
        () -> {
          breaker.acquire().succeeded();
          return breaker.status().degraded();
        });
    protectsItself();
    WAIT.until(() -> heard("unavailable") == 1);

    heal.run();
    WAIT.until(() -> !breaker.status().degraded());
    WAIT.until(() -> heard("recovered") == 1);
    assertThat(breaker.status().state()).isEqualTo(CircuitState.CLOSED);
    actsWithTheFleet();

    assertThat(heard("unavailable")).isEqualTo(1);
    assertThat(heard("recovered")).isEqualTo(1);
    assertThat(log.messages()).filteredOn(line -> line.contains("cannot be used")).hasSize(1);
    assertThat(log.messages()).filteredOn(line -> line.contains("can be used again")).hasSize(1);
  }

  private long heard(String what) {
    return listener.events.stream().filter(event -> event.startsWith(what)).count();
  }

  private void protectsItself() {
    WAIT.until(
        () -> {
          breaker.tryAcquire().ifPresent(permit -> permit.failed("HTTP 503"));
          return breaker.tryAcquire().isEmpty();
        });
    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
    assertThat(breaker.status().degraded()).isTrue();
  }

  private void actsWithTheFleet() {
    try (CircuitBreakers others =
        CircuitBreakers.builder()
            .storage(
                RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(10)).build())
            .build()) {
      others.breaker(POLICY).trip("told to the fleet");
      WAIT.until(() -> breaker.tryAcquire().isEmpty());
      assertThat(breaker.status().reason()).isEqualTo("told to the fleet");
    }
  }

  private void command(Protocol.Command command, String... arguments) {
    try (Jedis jedis = redis.jedis()) {
      jedis.sendCommand(command, arguments);
    }
  }

  @Test
  void stoppedAndStartedAgain() throws Exception {
    survives(redis.server()::stop, redis.server()::start);
  }

  @Test
  void neverStartedUntilLater() throws Exception {
    redis.server().stop();

    Calls.succeed(breaker, 100);
    assertThat(breaker.status().degraded()).isTrue();
    protectsItself();
    redis.server().start();

    WAIT.until(() -> !breaker.status().degraded());
    actsWithTheFleet();
  }

  @Test
  void restartedWhileNobodyCalled() throws Exception {
    breaker.acquire().succeeded();
    breakers.flush();
    redis.server().stop();
    redis.server().start();

    WAIT.until(
        () -> {
          breaker.acquire().succeeded();
          breakers.flush();
          try (Jedis jedis = redis.jedis()) {
            return jedis.exists(KEY) && !breaker.status().degraded();
          }
        });
  }

  @Test
  void frozenAndThawed() throws Exception {
    survives(redis.server()::freeze, redis.server()::thaw);
  }

  @Test
  void onlyReadable() throws Exception {
    survives(
        () -> command(Protocol.Command.REPLICAOF, "127.0.0.1", "1"),
        () -> command(Protocol.Command.REPLICAOF, "NO", "ONE"));
  }

  @Test
  void outOfMemory() throws Exception {
    survives(
        () -> command(Protocol.Command.CONFIG, "SET", "maxmemory", "1"),
        () -> command(Protocol.Command.CONFIG, "SET", "maxmemory", "0"));
  }

  @Test
  void wantingAPassword() throws Exception {
    try (Jedis admin = redis.jedis()) {
      survives(
          () -> {
            admin.configSet("requirepass", "secret");
            admin.sendCommand(Protocol.Command.CLIENT, "KILL", "TYPE", "normal", "SKIPME", "yes");
          },
          () -> admin.configSet("requirepass", ""));
    }
  }

  @Test
  void busyWithAScriptThatDoesNotEnd() throws Exception {
    CompletableFuture<?>[] endless = new CompletableFuture<?>[1];
    survives(
        () ->
            endless[0] =
                CompletableFuture.runAsync(
                    () -> {
                      try (Jedis jedis = redis.jedis()) {
                        jedis.eval("while true do end");
                      } catch (JedisException e) {
                        assertThat(e).hasMessageContaining("killed");
                      }
                    }),
        () -> command(Protocol.Command.SCRIPT, "KILL"));
    endless[0].join();
  }

  @Test
  void anotherTypeUnderTheKey() throws Exception {
    survives(
        () -> {
          command(Protocol.Command.DEL, KEY);
          command(Protocol.Command.SET, KEY, "a string");
        },
        () -> command(Protocol.Command.DEL, KEY));
    assertThat(listener.events)
        .contains(
            "unavailable: service github: its key holds another type than a hash; remove it, or use"
                + " another key prefix");
  }

  @Test
  void aHashOfSomebodyElseUnderTheKey() throws Exception {
    survives(
        () -> {
          command(Protocol.Command.DEL, KEY);
          command(Protocol.Command.HSET, KEY, "name", "value");
        },
        () -> {
          try (Jedis jedis = redis.jedis()) {
            assertThat(jedis.hgetAll(KEY)).hasSize(1).containsEntry("name", "value");
          }
          command(Protocol.Command.DEL, KEY);
        });
  }

  @Test
  void aCircuitOfANewerVersionUnderTheKey() throws Exception {
    survives(
        () -> command(Protocol.Command.HSET, KEY, "v", "3"),
        () -> {
          try (Jedis jedis = redis.jedis()) {
            assertThat(jedis.hget(KEY, "v")).isEqualTo("3");
          }
          command(Protocol.Command.HSET, KEY, "v", "2");
        });
    assertThat(listener.events).anyMatch(event -> event.contains("found version 3 of the circuit"));
  }

  @Test
  void garbageInTheFieldsIsMendedWithoutHurtingACall() throws Exception {
    for (String field :
        new String[] {
          "state", "epoch", "until", "policy", "window", "w0", "w1", "w2", "w3", "w4"
        }) {
      breaker.acquire().succeeded();
      breakers.flush();
      command(Protocol.Command.HSET, KEY, field, "gar bage");
      breaker.acquire().succeeded();
      breakers.flush();
    }
    try (Jedis jedis = redis.jedis()) {
      jedis.hdel(KEY, "reason");
    }
    breaker.acquire().succeeded();
    breakers.flush();

    assertThat(listener.events).containsOnly("github success");
    for (int i = 0; i < 100; i++) {
      breaker.tryAcquire().ifPresent(permit -> permit.failed("HTTP 503"));
    }
    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
    assertThat(breaker.status().degraded()).isFalse();
  }

  @Test
  void aCircuitThatCannotBeReadCostsItsOwnServiceAlone() throws Exception {
    CircuitBreaker other = breakers.breaker(BreakerPolicy.forService("weather"));
    survives(
        () -> {
          other.tryAcquire().orElseThrow().succeeded();
          breakers.flush();
          command(Protocol.Command.HSET, KEY, "v", "3");
        },
        () -> {
          other.tryAcquire().orElseThrow().succeeded();
          breakers.flush();
          assertThat(other.status().total()).isEqualTo(2);
          assertThat(other.status().degraded()).isFalse();
          assertThat(breakers.storage().services())
              .extracting(service -> service.policy().service())
              .containsExactly("weather");
          command(Protocol.Command.DEL, KEY);
        });
    assertThat(listener.events)
        .anyMatch(
            event ->
                event.startsWith("unavailable: service github: found version 3 of the circuit")
                    && event.endsWith("use the newer library everywhere, or another key prefix"));
    assertThat(log.messages())
        .filteredOn(line -> line.startsWith("Service github cannot be listed (found version 3"))
        .hasSize(1);
  }

  @Test
  void wipedCountsAnewFromTheNextReportOn() throws Exception {
    Calls.fail(breaker, 4);
    breakers.flush();
    command(Protocol.Command.FLUSHALL);

    breaker.acquire().succeeded();
    breakers.flush();

    assertThat(breaker.status().total()).isEqualTo(1);
    Calls.fail(breaker, 5);
    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
    assertThat(breaker.status().failures()).isEqualTo(5);
    assertThat(heard("unavailable")).isZero();
  }

  @Test
  void scriptsFlushedAreSentAgain() throws Exception {
    breaker.acquire().succeeded();
    breakers.flush();
    command(Protocol.Command.SCRIPT, "FLUSH");

    breaker.acquire().succeeded();
    breakers.flush();

    try (CircuitBreakers others = CircuitBreakers.builder().storage(patient()).build()) {
      others.breaker(POLICY).acquire().succeeded();
      assertThat(others.breaker(POLICY).status().total()).isEqualTo(3);
    }
    assertThat(heard("unavailable")).isZero();
  }

  private RedisStorage patient() {
    return RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(10)).build();
  }
}
