package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.ForgetfulProxy;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;

/** With a subscription its connection and its thread end, whatever the network does. */
@Tag("redis")
class SubscriptionEndTest {
  private static final Eventually.Wait WAIT =
      Eventually.within(Duration.ofSeconds(30)).lookingEvery(Duration.ofMillis(1));

  private static final BreakerPolicy POLICY = BreakerPolicy.forService("github");
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  private final FakeClock clock = new FakeClock();
  private final AtomicInteger heard = new AtomicInteger();
  @AutoClose private final ForgetfulProxy network = new ForgetfulProxy(redis.port());

  private RedisStorage.Builder storage() {
    return RedisStorage.builder().timeout(PATIENCE).push(true);
  }

  private RedisStorage storageOfUri() {
    return storage().uri("redis://127.0.0.1:" + network.port()).build(CircuitScript.load(), clock);
  }

  private void ask(RedisStorage storage) {
    storage.exchange("test", List.of(new StorageRequest.Admit(POLICY)));
  }

  private void watch(RedisStorage storage) {
    storage.watch(POLICY, service -> heard.incrementAndGet());
  }

  /** The confirmation of a subscription counts as a change. */
  private void awaitHearing(int times) {
    WAIT.until(() -> heard.get() >= times);
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("breaker-push"))
        .toList();
  }

  private static void end(RedisStorage storage, boolean forGood) {
    if (forGood) {
      storage.close();
    } else {
      storage.suspend();
    }
  }

  private void nothingIsLeft() {
    WAIT.until(() -> threads().isEmpty());
    WAIT.until(() -> network.openConnections() == 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endedWhileItBegins(boolean forGood) {
    try (Jedis jedis = redis.jedis()) {
      for (int i = 0; i < 300; i++) {
        RedisStorage storage = storageOfUri();
        watch(storage);
        // Takes a little longer each time, so that all moments come.
        for (int pings = 0; pings < i % 30; pings++) {
          jedis.ping();
        }
        end(storage, forGood);
      }
    }

    nothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endedOnceItHasBegun(boolean forGood) {
    for (int i = 1; i <= 100; i++) {
      RedisStorage storage = storageOfUri();
      watch(storage);
      awaitHearing(i);
      end(storage, forGood);
    }

    nothingIsLeft();
  }

  @Test
  void closedOnANetworkThatForgotIt() {
    RedisStorage storage = storageOfUri();
    watch(storage);
    awaitHearing(1);
    network.forget();

    storage.close();

    nothingIsLeft();
  }

  @Test
  void suspendedOnANetworkThatForgotIt() {
    try (RedisStorage storage = storageOfUri()) {
      watch(storage);
      awaitHearing(1);
      network.forget();

      storage.suspend();

      nothingIsLeft();
      ask(storage);
      watch(storage);
      awaitHearing(2);
    }
  }

  @Test
  void closedOnANetworkThatForgotTheConnectionsOfAClient() {
    try (RedisClient client = RedisClient.create("127.0.0.1", network.port())) {
      RedisStorage storage = storage().client(client).build();
      watch(storage);
      awaitHearing(1);
      network.forget();

      storage.close();
    }

    nothingIsLeft();
  }

  @Test
  void unansweredForTwoBeats() {
    try (RedisStorage storage = storageOfUri()) {
      ask(storage);
      watch(storage);
      awaitHearing(1);
      network.forget();

      for (int beats = 0; beats < 2; beats++) {
        clock.advance(Duration.ofMinutes(5));
        ask(storage);
        storage.maintain();
      }

      awaitHearing(2);
      WAIT.until(() -> threads().size() == 1);
      WAIT.until(() -> network.openConnections() == 2);
      assertThat(network.connections()).isGreaterThanOrEqualTo(4);
    }
    nothingIsLeft();
  }
}
