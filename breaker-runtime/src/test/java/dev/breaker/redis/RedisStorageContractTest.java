package dev.breaker.redis;

import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageContract;
import dev.breaker.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import redis.clients.jedis.Jedis;

@Tag("redis")
class RedisStorageContractTest extends StorageContract {
  private static TestRedis redis;
  private Storage storage;

  @BeforeAll
  static void startRedis() {
    redis = TestRedis.started();
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @Override
  protected Storage newStorage() {
    try (Jedis jedis = redis.jedis()) {
      jedis.flushAll();
    }
    storage = FakeTimeRedis.storage(redis, clock);
    return storage;
  }

  @AfterEach
  void closeStorage() {
    storage.close();
  }
}
