package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.storage.Storage;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** How {@link Storage#connect} finds Redis, and that {@link RedisStorage#connect} looks nowhere. */
class StorageProviderTest {
  private static final String SERVICES = "META-INF/services/dev.breaker.storage.StorageProvider";

  /** What an application does that knows of no Redis. */
  static final class AnyStorage implements Callable<String> {
    @Override
    public String call() {
      return Storage.connect("redis://127.0.0.1").toString();
    }
  }

  static final class InMemory implements Callable<String> {
    @Override
    public String call() {
      return Storage.connect("memory:").getClass().getSimpleName();
    }
  }

  static final class Cluster implements Callable<String> {
    @Override
    public String call() {
      return Storage.connect("redis-cluster://127.0.0.1").toString();
    }
  }

  static final class OnRedis implements Callable<String> {
    @Override
    public String call() {
      return RedisStorage.connect("redis://127.0.0.1").toString();
    }
  }

  @Test
  void theContextClassLoaderDoesNotMatter() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (PartOfClassPath application = PartOfClassPath.without(SERVICES)) {
      thread.setContextClassLoader(application);
      assertThat(Storage.connect("redis://127.0.0.1")).isInstanceOf(RedisStorage.class);
      thread.setContextClassLoader(null);
      assertThat(Storage.connect("redis://127.0.0.1")).isInstanceOf(RedisStorage.class);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void withoutTheListOfProvidersOnlyRedisStorageConnects() throws Exception {
    try (PartOfClassPath application = PartOfClassPath.without(SERVICES)) {
      assertThat(application.call(OnRedis.class)).isEqualTo("RedisStorage with key prefix breaker");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> application.call(AnyStorage.class))
          .withMessageContaining("no storage serves the scheme redis://; allowed is memory:");
      assertThat(application.call(InMemory.class)).isEqualTo("InMemoryStorage");
    }
  }

  @Test
  void redisStorageConnectsWithoutTheServiceLoader() throws Exception {
    try (PartOfClassPath application =
        PartOfClassPath.without("dev.breaker.storage.StorageProvider")) {
      assertThat(application.call(OnRedis.class)).isEqualTo("RedisStorage with key prefix breaker");
    }
  }

  @Test
  void withoutJedisTheMessageIsThatOfRedisStorage() throws Exception {
    try (PartOfClassPath application = PartOfClassPath.without("redis.clients.")) {
      assertThatThrownBy(() -> application.call(AnyStorage.class))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Jedis is missing; RedisStorage needs 6.0 or later. Add redis.clients:jedis to the"
                  + " build");
      assertThat(application.call(InMemory.class)).isEqualTo("InMemoryStorage");
    }
  }

  @Test
  void aClusterNeedsAJedisThatHasItsClient() throws Exception {
    try (PartOfClassPath application =
        PartOfClassPath.without("redis.clients.jedis.RedisClusterClient")) {
      assertThat(application.call(AnyStorage.class))
          .isEqualTo("RedisStorage with key prefix breaker");
      assertThatThrownBy(() -> application.call(Cluster.class))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "The Jedis found is "
                  + JedisVersion.found()
                  + "; RedisStorage needs 8.0 or later for a redis-cluster:// URI. Have the build"
                  + " take a newer Jedis: where Spring Boot chooses the version, set the property"
                  + " jedis.version to 8.0.0 or later");
    }
  }
}
