package dev.breaker.redis;

import dev.breaker.base.ProcessClock;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.storage.Storage;
import java.time.Duration;
import java.time.InstantSource;
import redis.clients.jedis.Jedis;

/**
 * The real storage on a real server with the real script, but for the one line of it that reads the
 * server's clock: it reads the test's clock from a key instead.
 */
public final class FakeTimeRedis {
  private static final String SERVER_TIME =
      "local time = redis.call('TIME')\nlocal now = time[1] * 1000000 + time[2]\n";
  private static final String TEST_TIME = "local now = tonumber(redis.call('GET', 'now'))\n";

  private FakeTimeRedis() {}

  public static Storage storage(TestRedis redis, InstantSource clock) {
    String source = CircuitScript.load().source();
    if (!source.contains(SERVER_TIME)) {
      throw new IllegalStateException("the script reads its clock in another way: mend this test");
    }
    String changed = source.replace(SERVER_TIME, TEST_TIME);
    Storage storage =
        RedisStorage.builder()
            .uri(redis.uri())
            .timeout(Duration.ofSeconds(10))
            .build(CircuitScript.of(changed, CircuitScriptTest.sha1(changed)), ProcessClock.SYSTEM);
    Jedis jedis = redis.jedis();
    return new TimeSettingStorage(storage, clock, jedis);
  }
}
