package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.Permit;
import dev.breaker.base.ProcessClock;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.ForgetfulProxy;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.redis.Node.Form;
import dev.breaker.storage.BreakerPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** The network does what no timeout of a socket notices. */
@Tag("redis")
@Tag("slow")
class HostileNetworkTest {
  private static final Eventually.Wait WAIT =
      Eventually.within(Duration.ofSeconds(60)).lookingEvery(Duration.ofMillis(10));

  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withMinimumFailures(2);

  private final RecordingListener listener = new RecordingListener();
  @RegisterExtension final RedisExtension redis = new RedisExtension();

  @AutoClose private final ForgetfulProxy network = new ForgetfulProxy(redis.port());

  /** How a storage reaches the server. */
  enum By {
    URI,
    CLIENT
  }

  private CircuitBreakers breakers(RedisStorage.Builder storage, Duration maxStaleness) {
    return CircuitBreakers.builder()
        .storage(storage.maxStaleness(maxStaleness).build())
        .listener(listener)
        .build();
  }

  /** A byte now and then keeps the socket from timing out, and the reply has no end. */
  @ParameterizedTest
  @EnumSource
  void aReplyThatTricklesIsGivenUp(By by) throws Exception {
    RedisStorage.Builder storage = RedisStorage.builder().timeout(Duration.ofMillis(300));
    try (RedisClient client = RedisClient.create("127.0.0.1", network.port());
        CircuitBreakers breakers =
            breakers(
                by == By.CLIENT
                    ? storage.client(client)
                    : storage.uri("redis://127.0.0.1:" + network.port()),
                Duration.ofMillis(10))) {
      CircuitBreaker breaker = breakers.breaker(POLICY);
      WAIT.until(() -> breaker.tryAcquire().isPresent() && !breaker.status().degraded());
      breakers.flush();

      network.trickle(true);
      WAIT.until(
          () -> {
            breaker.tryAcquire().ifPresent(Permit::succeeded);
            return breaker.status().degraded();
          });
      network.trickle(false);

      WAIT.until(() -> !breaker.status().degraded());
      breaker.acquire().succeeded();
    }
  }

  /** Which database to use is asked for while the connection is being made. */
  @Test
  void aConnectionThatTricklesFromTheBeginningIsGivenUp() throws Exception {
    network.trickle(true);
    try (CircuitBreakers breakers =
        breakers(
            RedisStorage.builder()
                .uri("redis://127.0.0.1:" + network.port() + "/3")
                .timeout(Duration.ofMillis(300)),
            Duration.ofMillis(10))) {
      CircuitBreaker breaker = breakers.breaker(POLICY);
      WAIT.until(
          () -> {
            breaker.tryAcquire().ifPresent(Permit::succeeded);
            return breaker.status().degraded();
          });
      network.trickle(false);

      WAIT.until(() -> !breaker.status().degraded());
      breaker.acquire().succeeded();
    }
  }

  @Test
  void aWriteToAPeerThatDoesNotReadIsEnded() throws Exception {
    ServerSocket narrow = new ServerSocket();
    narrow.setReceiveBufferSize(1024);
    narrow.bind(null);
    try (ForgetfulProxy peer = new ForgetfulProxy(narrow, redis.port())) {
      OwnConnection own =
          new OwnConnection(() -> narrowConnectionTo(peer.port()), ProcessClock.SYSTEM);
      ScriptCall one = new ScriptCall("breaker:{github}", List.of("x".repeat(1_000)));
      own.take(List.of(one), CircuitScript.load(), Form.BY_HASH);
      peer.fallDeaf();
      CompletableFuture<List<Object>> taking =
          CompletableFuture.supplyAsync(
              () -> own.take(Collections.nCopies(2_000, one), CircuitScript.load(), Form.BY_HASH));

      WAIT.until(
          () -> {
            own.end();
            return taking.isDone();
          });

      assertThatThrownBy(taking::join).hasCauseInstanceOf(JedisConnectionException.class);
    }
  }

  private static Connection narrowConnectionTo(int port) {
    JedisSocketFactory narrow =
        () -> {
          try {
            Socket socket = new Socket();
            socket.setSendBufferSize(1024);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
          } catch (IOException e) {
            throw new JedisConnectionException(e);
          }
        };
    return new Connection(narrow, DefaultJedisClientConfig.builder().resp2().build());
  }

  /** Two round trips take longer than the timeout then, but each reply comes in time. */
  @Test
  void repliesThatTakeMostOfTheTimeoutAreNoOutage() throws Exception {
    try (CircuitBreakers breakers =
        breakers(
            RedisStorage.builder()
                .uri("redis://127.0.0.1:" + network.port())
                .timeout(Duration.ofSeconds(2)),
            Duration.ofSeconds(60))) {
      CircuitBreaker breaker = breakers.breaker(POLICY);
      breaker.acquire().failed("HTTP 503");
      breakers.flush();
      long quietSince = System.nanoTime();
      WAIT.until(() -> System.nanoTime() - quietSince > Duration.ofMillis(1_100).toNanos());
      network.delayAnswers(Duration.ofMillis(1_200));

      breaker.acquire().failed("HTTP 503");

      WAIT.until(() -> breaker.tryAcquire().isEmpty());
      assertThat(breaker.status().degraded()).isFalse();
      assertThat(listener.events).noneMatch(event -> event.contains("navailable"));
      network.delayAnswers(Duration.ZERO);
    }
  }
}
