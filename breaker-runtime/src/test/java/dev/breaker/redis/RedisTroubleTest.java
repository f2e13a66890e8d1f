package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.Calls;
import dev.breaker.storage.CircuitState;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The calls go on while the server is in trouble. This process protects itself, and then re-joins.
 */
@Tag("redis")
@Tag("slow")
class RedisTroubleTest extends RedisTroubleFixture {
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
}
