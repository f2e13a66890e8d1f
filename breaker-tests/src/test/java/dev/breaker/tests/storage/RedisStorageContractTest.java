package dev.breaker.tests.storage;

import dev.breaker.fixtures.RedisExtension;
import dev.breaker.redis.FakeTimeRedis;
import dev.breaker.storage.Storage;
import dev.breaker.storage.contract.StorageContract;
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
