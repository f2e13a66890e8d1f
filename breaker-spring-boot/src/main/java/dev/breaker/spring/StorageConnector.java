package dev.breaker.spring;

import dev.breaker.redis.RedisStorage;
import dev.breaker.redis.RedisStorageProvider;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.Storage;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the storage that the properties name. Does no I/O. */
final class StorageConnector {
  private static final String PREFIX = "breaker.storage.";

  private StorageConnector() {}

  static Storage connect(BreakerProperties.Storage properties) {
    String uri = properties.uri();
    if (uri != null && isRedis(uri)) {
      return redis(uri, properties);
    }
    requireNoneOfRedis(properties);
    return uri == null || uri.isBlank() ? new InMemoryStorage() : ofUri(uri);
  }

  private static boolean isRedis(String uri) {
    int colon = uri.indexOf(':');
    return colon > 0
        && new RedisStorageProvider()
            .schemes()
            .contains(uri.substring(0, colon).strip().toLowerCase(Locale.ROOT));
  }

  private static Storage ofUri(String uri) {
    try {
      return Storage.connect(uri);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw invalid("uri", e);
    }
  }

  private static Storage redis(String uri, BreakerProperties.Storage properties) {
    RedisStorage.Builder builder = RedisStorage.builder();
    set("uri", uri, builder::uri);
    set("key-prefix", properties.keyPrefix(), builder::keyPrefix);
    set("timeout", properties.timeout(), builder::timeout);
    set("max-staleness", properties.maxStaleness(), builder::maxStaleness);
    set("push", properties.push(), builder::push);
    try {
      return builder.build();
    } catch (IllegalStateException e) {
      throw invalid("uri", e);
    }
  }

  private static <T> void set(String name, @Nullable T value, Consumer<T> setting) {
    if (value != null) {
      try {
        setting.accept(value);
      } catch (IllegalArgumentException e) {
        throw invalid(name, e);
      }
    }
  }

  private static void requireNoneOfRedis(BreakerProperties.Storage properties) {
    requireUnset("key-prefix", properties.keyPrefix());
    requireUnset("timeout", properties.timeout());
    requireUnset("max-staleness", properties.maxStaleness());
    requireUnset("push", properties.push());
  }

  private static void requireUnset(String name, @Nullable Object value) {
    if (value != null) {
      throw new InvalidBreakerPropertyException(
          PREFIX + name,
          "it is "
              + value
              + ", and only a Redis has that setting; "
              + PREFIX
              + "uri names none. Set that to a URI such as redis://localhost:6379, or leave "
              + PREFIX
              + name
              + " out",
          null);
    }
  }

  private static InvalidBreakerPropertyException invalid(String name, RuntimeException e) {
    return new InvalidBreakerPropertyException(PREFIX + name, String.valueOf(e.getMessage()), e);
  }
}
