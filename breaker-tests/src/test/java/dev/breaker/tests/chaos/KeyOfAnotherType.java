package dev.breaker.tests.chaos;

import dev.breaker.fixtures.TestRedis;
import java.util.function.Supplier;
import redis.clients.jedis.Jedis;

/** Where a circuit was, somebody keeps a string; until he takes it away again. */
final class KeyOfAnotherType implements Fault {
  private final TestRedis redis;
  private final Supplier<String> keys;
  private String key = "";

  KeyOfAnotherType(TestRedis redis, Supplier<String> keys) {
    this.redis = redis;
    this.keys = keys;
  }

  @Override
  public String name() {
    return "a circuit's key holds a string";
  }

  @Override
  public boolean isInstant() {
    return false;
  }

  @Override
  public void begin() {
    key = keys.get();
    try (Jedis jedis = redis.jedis()) {
      jedis.set(key, "somebody else's");
    }
  }

  @Override
  public void end() {
    try (Jedis jedis = redis.jedis()) {
      jedis.del(key);
    }
  }
}
