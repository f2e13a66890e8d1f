package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.providers.PooledConnectionProvider;

/** What the Jedis that is there can do; .ci/run has others there, too. */
class JedisVersionTest {
  private static final String VERSION = "jedis.version";
  private static final String BEFORE_8 = "[0-7]\\..*";

  /** As users make one whose Jedis has no {@code RedisClient} yet. Connects when it is used. */
  @SuppressWarnings("deprecation")
  private static UnifiedJedis client() {
    return new UnifiedJedis(
        new PooledConnectionProvider(
            new HostAndPort("127.0.0.1", 1),
            DefaultJedisClientConfig.builder().protocol(RedisProtocol.RESP2).build()),
        1,
        Duration.ofSeconds(1));
  }

  @Test
  @EnabledIfSystemProperty(named = VERSION, matches = ".+")
  void jedisIsTheOneAskedFor() {
    assertThat(UnifiedJedis.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .endsWith("-" + System.getProperty(VERSION) + ".jar");
    assertThat(JedisVersion.found()).isEqualTo(System.getProperty(VERSION));
  }

  @Test
  @EnabledIfSystemProperty(named = VERSION, matches = BEFORE_8)
  void aClientIsRefusedAtOnceWhereJedisIsTooOldForIt() {
    try (UnifiedJedis client = client()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> RedisStorage.using(client))
          .withMessage(
              "The Jedis found is "
                  + System.getProperty(VERSION)
                  + "; RedisStorage needs 8.0 or later for a client, and 6.0 or later for a URI."
                  + " Give it a URI, or have the build take a newer Jedis: where Spring Boot"
                  + " chooses the version, set the property jedis.version to 8.0.0 or later");
      assertThatIllegalStateException()
          .isThrownBy(() -> RedisStorage.builder().client(client))
          .withMessageContaining("needs 8.0 or later for a client");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis-cluster://127.0.0.1", "redis-sentinel://127.0.0.1/mymaster"})
  @EnabledIfSystemProperty(named = VERSION, matches = BEFORE_8)
  void aUriOfSeveralServersIsRefusedAtOnceWhereJedisIsTooOldForIt(String uri) {
    assertThatIllegalStateException()
        .isThrownBy(() -> RedisStorage.connect(uri))
        .withMessage(
            "The Jedis found is "
                + System.getProperty(VERSION)
                + "; RedisStorage needs 8.0 or later for a "
                + uri.substring(0, uri.indexOf("127"))
                + " URI. Have the build take a newer Jedis: where Spring Boot chooses the version,"
                + " set the property jedis.version to 8.0.0 or later");
  }

  @Test
  @DisabledIfSystemProperty(named = VERSION, matches = BEFORE_8)
  void aClientIsTakenWhereJedisCanDoWhatItNeeds() {
    try (UnifiedJedis client = client();
        RedisStorage storage = RedisStorage.using(client)) {
      assertThat(storage).hasToString("RedisStorage with key prefix breaker");
    }
  }
}
