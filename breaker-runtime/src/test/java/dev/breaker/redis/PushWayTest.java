package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.ForgetfulProxy;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.fixtures.TestSentinel;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;

/** Push hears the server by which steps go, also after another one has taken over. */
@Tag("redis")
class PushWayTest {
  private static final BreakerPolicy POLICY = BreakerPolicy.forService("github");
  private static final String CHANNEL = Keys.channel("breaker", "github");
  private static final Eventually.Wait WAIT =
      Eventually.within(Duration.ofSeconds(60)).lookingEvery(Duration.ofMillis(20));

  private final FakeClock clock = new FakeClock();

  private RedisStorage pushing(UnifiedJedis client) {
    return RedisStorage.builder()
        .client(client)
        .timeout(Duration.ofSeconds(2))
        .push(true)
        .build(CircuitScript.load(), clock);
  }

  private static void ask(RedisStorage storage) {
    storage.exchange("test", List.of(new StorageRequest.Admit(POLICY)));
    storage.maintain();
  }

  private static boolean isHeardAt(TestRedis server) {
    try (Jedis jedis = server.jedis()) {
      return jedis.pubsubNumSub(CHANNEL).get(CHANNEL) > 0;
    }
  }

  @Test
  void followsAPrimaryAsSoonAsSentinelNamesIt() {
    try (TestSentinel deployment = TestSentinel.started();
        RedisSentinelClient client =
            RedisSentinelClient.builder()
                .masterName(TestSentinel.NAME)
                .sentinels(deployment.addresses())
                .clientConfig(DefaultJedisClientConfig.builder().resp2().timeoutMillis(500).build())
                .build();
        RedisStorage storage = pushing(client)) {
      TestRedis before = deployment.master();
      ask(storage);
      storage.watch(BreakerPolicy.forService("github"), service -> {});
      WAIT.until(() -> isHeardAt(before));

      // Its connections stay open, and it hears of nothing any more.
      before.freeze();

      WAIT.until(() -> deployment.master() != before);
      TestRedis now = deployment.master();
      WAIT.until(
          () -> {
            try {
              ask(storage);
            } catch (StorageException e) {
              return false;
            }
            clock.advance(Duration.ofSeconds(1));
            return isHeardAt(now);
          });
    }
  }

  @Test
  void leavesAServerThatAnswersButHearsOfNothing() throws Exception {
    try (TestRedis before = TestRedis.started();
        TestRedis now = TestRedis.started();
        ForgetfulProxy name = new ForgetfulProxy(before.port());
        RedisClient client =
            RedisClient.create("redis://127.0.0.1:" + name.port() + "?protocol=2");
        RedisStorage storage = pushing(client)) {
      ask(storage);
      storage.watch(BreakerPolicy.forService("github"), service -> {});
      WAIT.until(() -> isHeardAt(before));

      // The pool has lent its one connection to the subscription.
      name.leadTo(now.port());
      ask(storage);
      assertThat(isHeardAt(before)).isTrue();
      for (int beats = 0; beats < 2; beats++) {
        clock.advance(Duration.ofSeconds(10));
        ask(storage);
      }

      WAIT.until(() -> isHeardAt(now));
    }
  }
}
