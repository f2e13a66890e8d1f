package dev.breaker.redis;

import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageContract;
import dev.breaker.testing.RedisExtension;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;

@Tag("redis")
class RedisStorageContractTest extends StorageContract {
  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  @AutoClose private Storage storage;

  @Override
  protected Storage newStorage() {
    try (Jedis jedis = redis.jedis()) {
      jedis.flushAll();
    }
    storage = FakeTimeRedis.storage(redis.server(), clock);
    return storage;
  }
}
