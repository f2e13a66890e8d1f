package dev.breaker.redis;

import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real Redis, and storages on it. */
abstract class RedisStorageFixture {
  static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withPercentFailed(50).withMinimumFailures(5);
  static final Duration PATIENCE = Duration.ofSeconds(10);
  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  static CircuitBreakers join(RedisStorage.Builder builder) {
    return CircuitBreakers.builder().storage(builder.timeout(PATIENCE).build()).build();
  }

  static CircuitBreakers join() {
    return join(RedisStorage.builder().uri(redis.uri()));
  }

  static RedisStorage patient() {
    return RedisStorage.builder().uri(redis.uri()).timeout(PATIENCE).build();
  }

  static CircuitView take(Storage storage, StorageRequest request) {
    return ((StorageReply.Taken) storage.exchange("one", List.of(request)).get(0)).view();
  }

  static StorageRequest report(BreakerPolicy policy, long epoch, int ok, int failed) {
    return new StorageRequest.Report(policy, epoch, ok, failed, "HTTP 503", false);
  }
}
