package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A Jedis that the build left out, or that is too old, is told of as soon as it is needed. */
class JedisMissingTest {
  /** What the application does. */
  static final class Application implements Callable<String> {
    @Override
    public String call() {
      return RedisStorage.connect("redis://127.0.0.1").toString();
    }
  }

  @Test
  void withoutJedis() throws Exception {
    try (PartOfClassPath application = PartOfClassPath.without("redis.clients.")) {
      assertThatThrownBy(() -> application.call(Application.class))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Jedis is missing; RedisStorage needs 6.0 or later. Add redis.clients:jedis to the"
                  + " build");
    }
  }

  @Test
  void withAJedisBefore6() throws Exception {
    try (PartOfClassPath application = PartOfClassPath.without("redis.clients.jedis.SslOptions")) {
      assertThatThrownBy(() -> application.call(Application.class))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "The Jedis found is "
                  + JedisVersion.found()
                  + "; RedisStorage needs 6.0 or later for a URI. Have the build take a newer"
                  + " Jedis: where Spring Boot chooses the version, set the property jedis.version"
                  + " to 8.0.0 or later");
    }
  }

  @Test
  void withoutTheClientsOf8() throws Exception {
    try (PartOfClassPath application =
        PartOfClassPath.without("redis.clients.jedis.RedisClusterClient")) {
      assertThat(application.call(Application.class))
          .hasToString("RedisStorage with key prefix breaker");
    }
  }
}
