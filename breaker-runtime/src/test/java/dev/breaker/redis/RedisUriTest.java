package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisCluster;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;

class RedisUriTest {
  private static RedisUri server(
      String host,
      int port,
      boolean tls,
      @Nullable String user,
      @Nullable String password,
      int database) {
    return new RedisUri(
        Deployment.SERVER,
        tls,
        password == null ? null : new RedisLogin(user, password),
        List.of(new RedisAddress(host, port)),
        new RedisPath(null, database),
        null);
  }

  @Test
  void hostAlone() {
    assertThat(RedisUri.parse("redis://redis.example.com"))
        .isEqualTo(server("redis.example.com", 6379, false, null, null, 0));
  }

  @Test
  void everything() {
    assertThat(RedisUri.parse("rediss://ann:p%40ss:word@redis.example.com:6380/3"))
        .isEqualTo(server("redis.example.com", 6380, true, "ann", "p@ss:word", 3));
  }

  @Test
  void whatIsEncodedSplitsNothing() {
    assertThat(RedisUri.parse("redis://us%3Aer:pw@h"))
        .isEqualTo(server("h", 6379, false, "us:er", "pw", 0));
    assertThat(RedisUri.parse("redis://ann:a+b%2B%20%C3%A9%25%3A@h"))
        .isEqualTo(server("h", 6379, false, "ann", "a+b+ \u00e9%:", 0));
  }

  @Test
  void passwordAlone() {
    assertThat(RedisUri.parse(" redis://:secret@10.0.0.1/ "))
        .isEqualTo(server("10.0.0.1", 6379, false, null, "secret", 0));
  }

  @Test
  void ipv6() {
    assertThat(RedisUri.parse("redis://[::1]:7000").address().port()).isEqualTo(7000);
    assertThat(RedisUri.parse("redis://[::1]").address().host()).isEqualTo("[::1]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "localhost:6379|it has no scheme",
        "redis.example.com|it has no scheme",
        "redis:localhost|it has no scheme",
        "://localhost|its scheme is another",
        "http://localhost|its scheme is another",
        "redis://|it has no host",
        "redis:///0|it has no host",
        "redis://:secret@|it has no host",
        "redis://:6379|it has no host",
        "redis://::1|it has no host",
        "redis://[::1|it has no host",
        "redis://[example.com]|it has no host",
        "redis://h\u00f6st|it has no host",
        "redis://localhost:99999|its port is no number from 1 to 65535",
        "redis://localhost:0|its port is no number from 1 to 65535",
        "redis://localhost:-1|its port is no number from 1 to 65535",
        "redis://localhost:six|its port is no number from 1 to 65535",
        "redis://localhost/zero|its database is not a number",
        "redis://localhost/-1|its database is not a number",
        "redis://localhost/1/2|its database is not a number",
        "redis://ann@localhost|it has a user but no password",
        "redis://localhost/0?protocol=3|it has a query that is not ?keyPrefix=prefix",
        "redis://localhost?keyPrefix=a&keyPrefix=b|it has a query that is not ?keyPrefix=prefix",
        "redis://localhost?keyprefix=a|it has a query that is not ?keyPrefix=prefix",
        "redis://localhost?|it has a query that is not ?keyPrefix=prefix",
        "redis://localhost?keyPrefix=|its keyPrefix is not 1 to 64 characters of A-Z",
        "redis://localhost?keyPrefix=a%20b|its keyPrefix is not 1 to 64 characters of A-Z",
        "redis://localhost?keyPrefix=a{b}|its keyPrefix is not 1 to 64 characters of A-Z",
        "redis://localhost#0|it has a fragment",
        "redis://localhost?keyPrefix=a#0|it has a fragment",
        "redis://one,other|it has several hosts; for a cluster, begin it with redis-cluster://",
        "redis-unknown://localhost|its scheme is another",
        "redis://a b/|it has no host",
        "redis://ann:hun ter2@localhost|has a character that is to be percent-encoded",
        "redis://ann:hun%ter2@localhost|has a character that is to be percent-encoded",
      })
  void malformed(@Nullable String uri, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisStorage.connect(uri == null ? "" : uri))
        .withMessageStartingWith("The Redis URI is invalid: ")
        .withMessageContaining(problem)
        .withMessageContaining("such as redis://user:secret@redis.example.com:6379/0")
        .withMessageEndingWith("is percent-encoded, for example / as %2F")
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://default:%s@host:6379",
        "redis://default:%s@host:6379/3",
        "redis://:%s@host",
        "redis://%s@host",
        "redis://default:%s",
        "redis://default@%s:6379",
        "redis://host:%s",
        "redis://host/%s",
        "redis://[%s]:6379",
        "redis-cluster://default:%s@one,other:7001",
        "redis-cluster://one,default:%s@other",
        "redis-cluster://one,%s:7001",
        "redis-cluster://one/%s",
        "rediss-sentinel://default:%s@one,other:26380/master/1",
        "redis-sentinel://one/%s",
        "redis-sentinel://one/master/%s",
        "redis://host?%s",
        "redis://host?keyPrefix=%s",
        "redis://host#%s",
        "redis:default:%s@host",
        "default:%s@host:6379",
        "%s://host",
        "%s"
      })
  void noMessageTellsAPassword(String uri) {
    for (String special :
        List.of("@", ":", "/", "?", "#", "%", "[", "]", " ", "\t", "\\", "^", "://")) {
      for (String password :
          List.of("hunter2" + special, special + "hunter2", "hunter2" + special + "hunter2")) {
        try {
          RedisUri.parse(uri.formatted(password));
        } catch (IllegalArgumentException e) {
          assertThat(e).hasMessageNotContaining("hunter").hasNoCause();
        }
      }
    }
  }

  @Test
  void aPasswordWithASlashIsToldToBeEncoded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisUri.parse("redis://default:/secret@host:6379"))
        .withMessageNotContaining("/secret")
        .withMessageContaining("/ as %2F");
    assertThat(RedisUri.parse("redis://default:%2Fsecret@host:6379").login())
        .isEqualTo(new RedisLogin("default", "/secret"));
  }

  @Test
  void anAtSignInAPasswordIsTheirs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisUri.parse("redis://ann:p@ss@host"))
        .withMessageContaining("has a character that is to be percent-encoded");
  }

  @Test
  void theServerIsToldWithoutTheLogin() {
    assertThat(RedisUri.parse("redis://ann:hunter2@localhost").toString())
        .isEqualTo("redis://localhost:6379/0");
  }

  @Test
  void aHostMayBeNamedAsDockerNamesIt() {
    assertThat(RedisUri.parse("redis://my_redis:6379"))
        .isEqualTo(server("my_redis", 6379, false, null, null, 0));
    assertThat(RedisUri.parse("REDISS://ann:secret@my_redis_1/2"))
        .isEqualTo(server("my_redis_1", 6379, true, "ann", "secret", 2));
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

  /** As in the README's line, where REDIS_URL is not set. */
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void anEnvironmentVariableThatIsNotSetIsToldSo(String uri) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisStorage.connect(uri))
        .withMessageStartingWith(
            "The Redis URI is " + (uri == null ? "null" : "blank") + ", as when")
        .withMessageContaining("environment variable that should hold it is not set")
        .withMessageContaining("redis://user:secret@redis.example.com:6379/0")
        .withMessageEndingWith("give the builder of CircuitBreakers no storage");
  }
}
