package dev.breaker.benchmarks.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.fixtures.RedisExtension;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** A baseline that did not break circuits would be none. */
class PlainRedisBreakerTest {
  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  @AutoClose private static UnifiedJedis jedis;

  @BeforeAll
  static void start() {
    jedis = RedisClient.create(redis.uri());
  }

  @Test
  void opensAtItsMinimumOfFailures() {
    PlainRedisBreaker breaker = new PlainRedisBreaker(jedis, "opens", 2);
    breaker.succeedingCall();
    breaker.failingCall();
    breaker.succeedingCall();
    breaker.failingCall();

    assertThatThrownBy(breaker::succeedingCall).hasMessage("the circuit is open");
  }

  @Test
  void keepsAnEntryForEachOutcome() throws InterruptedException {
    PlainRedisBreaker breaker = new PlainRedisBreaker(jedis, "keeps", Integer.MAX_VALUE);
    ServiceMemory.fill(breaker, 100);
    breaker.failingCall();

    assertThat(jedis.zcard("keeps:calls")).isEqualTo(101);
    assertThat(jedis.zcard("keeps:failures")).isEqualTo(1);
    assertThat(ServiceMemory.bytes(jedis, "keeps:*")).isGreaterThan(101 * 16);
  }
}
