package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisCluster;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;

class RedisUriTest {
  @Test
  void hostAlone() {
    assertThat(RedisUri.parse("redis://redis.example.com"))
        .isEqualTo(new RedisUri("redis.example.com", 6379, false, null, null, 0));
  }

  @Test
  void everything() {
    assertThat(RedisUri.parse("rediss://ann:p%40ss:word@redis.example.com:6380/3"))
        .isEqualTo(new RedisUri("redis.example.com", 6380, true, "ann", "p@ss:word", 3));
  }

  @Test
  void whatIsEncodedSplitsNothing() {
    assertThat(RedisUri.parse("redis://us%3Aer:pw@h"))
        .isEqualTo(new RedisUri("h", 6379, false, "us:er", "pw", 0));
    assertThat(RedisUri.parse("redis://ann:a+b%2B%20%C3%A9%25%3A@h"))
        .isEqualTo(new RedisUri("h", 6379, false, "ann", "a+b+ \u00e9%:", 0));
  }

  @Test
  void passwordAlone() {
    assertThat(RedisUri.parse(" redis://:secret@10.0.0.1/ "))
        .isEqualTo(new RedisUri("10.0.0.1", 6379, false, null, "secret", 0));
  }

  @Test
  void ipv6() {
    assertThat(RedisUri.parse("redis://[::1]:7000").port()).isEqualTo(7000);
    assertThat(RedisUri.parse("redis://[::1]").host()).isEqualTo("[::1]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "localhost:6379|its scheme is \"localhost\"",
        "redis.example.com|it has no scheme",
        "http://localhost|its scheme is \"http\"",
        "redis://|Expected authority at index 8",
        "redis://:secret@|it has no host",
        "redis://under_score/0|it has no host",
        "redis://localhost:99999|its port is 99999",
        "redis://localhost:0|its port is 0",
        "redis://localhost/zero|its database is \"zero\", not a number",
        "redis://localhost/-1|its database is \"-1\", not a number",
        "redis://ann@localhost|it has a user but no password",
        "redis://localhost/0?protocol=3|it has a query or a fragment",
        "redis://a b/|Illegal character",
      })
  void malformed(String uri, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisStorage.connect(uri))
        .withMessageStartingWith("The Redis URI is invalid: ")
        .withMessageContaining(problem)
        .withMessageEndingWith("such as redis://user:secret@redis.example.com:6379/0");
  }

  @Test
  void errorsDoNotTellThePassword() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisUri.parse("redis://ann:hun ter2@localhost"))
        .withMessageNotContaining("ter2")
        .withNoCause();
    assertThat(RedisUri.parse("redis://ann:hunter2@localhost").toString())
        .isEqualTo("redis://localhost:6379/0");
  }

  @Test
  void settingsOutsideTheirRangeAreRefused() {
    RedisStorage.Builder builder = RedisStorage.builder();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.timeout(Duration.ZERO))
        .withMessage("timeout must be 1 to 10000 ms, was 0.0 ms");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.maxStaleness(Duration.ofMinutes(2)))
        .withMessage("maxStaleness must be 10 to 60000 ms, was 120000.0 ms");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.keyPrefix("with space"))
        .withMessageContaining("was \"with space\"");
  }

  @Test
  void needsExactlyOneServer() {
    assertThatIllegalStateException()
        .isThrownBy(() -> RedisStorage.builder().build())
        .withMessageContaining("needs a server");
    try (RedisClient client = RedisClient.builder().hostAndPort("127.0.0.1", 1).build()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> RedisStorage.builder().uri("redis://a").client(client).build())
          .withMessageContaining("not both");
    }
  }

  @Test
  void anSslContextNeedsATlsUri() throws Exception {
    SSLContext context = SSLContext.getDefault();

    assertThatIllegalStateException()
        .isThrownBy(() -> RedisStorage.builder().uri("redis://a").sslContext(context).build())
        .withMessage(
            "sslContext(...) is for a rediss:// URI, and the URI is redis://a:6379/0: begin it with"
                + " rediss://");
    try (RedisClient client = RedisClient.builder().hostAndPort("127.0.0.1", 1).build()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> RedisStorage.builder().client(client).sslContext(context).build())
          .withMessageContaining("set it on the client");
    }
  }

  @Test
  @SuppressWarnings("deprecation")
  void theOldClientForClustersIsRefused() {
    System.setProperty(RedisClusterClient.INIT_NO_ERROR_PROPERTY, "true");
    try (JedisCluster old = new JedisCluster(new HostAndPort("127.0.0.1", 1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RedisStorage.using(old))
          .withMessageContaining("give the builder a RedisClusterClient instead");
    } finally {
      System.clearProperty(RedisClusterClient.INIT_NO_ERROR_PROPERTY);
    }
  }
}
