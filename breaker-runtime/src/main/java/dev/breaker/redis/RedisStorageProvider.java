package dev.breaker.redis;

import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageProvider;
import java.util.Set;

/**
 * Makes a {@link RedisStorage} for {@link Storage#connect}. It is public since {@link
 * java.util.ServiceLoader} demands it; applications call {@link RedisStorage#connect}.
 */
public final class RedisStorageProvider implements StorageProvider {
  /** For {@link java.util.ServiceLoader}. */
  public RedisStorageProvider() {}

  @Override
  public Set<String> schemes() {
    return Deployment.schemes();
  }

  @Override
  public Storage connect(String uri) {
    return RedisStorage.connect(uri);
  }
}
