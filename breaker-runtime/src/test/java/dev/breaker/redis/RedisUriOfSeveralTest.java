package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URIs of clusters and of Sentinels, and the key prefix of any URI. */
class RedisUriOfSeveralTest {
  @Test
  void aClusterHasTheDefaultPortOfRedis() {
    assertThat(RedisUri.parse("redis-cluster://one,other:7001"))
        .isEqualTo(
            new RedisUri(
                Deployment.CLUSTER,
                false,
                null,
                List.of(new RedisAddress("one", 6379), new RedisAddress("other", 7001)),
                new RedisPath(null, 0),
                null));
  }

  @Test
  void aSentinelHasTheDefaultPortOfSentinels() {
    assertThat(RedisUri.parse("redis-sentinel://one,other:26380/mymaster"))
        .isEqualTo(
            new RedisUri(
                Deployment.SENTINEL,
                false,
                null,
                List.of(new RedisAddress("one", 26_379), new RedisAddress("other", 26_380)),
                new RedisPath("mymaster", 0),
                null));
  }

  @Test
  void everything() {
    assertThat(RedisUri.parse("rediss-cluster://ann:p%2Cw,d@my_redis,[::1]:7001/?keyPrefix=a:b/c"))
        .isEqualTo(
            new RedisUri(
                Deployment.CLUSTER,
                true,
                new RedisLogin("ann", "p,w,d"),
                List.of(new RedisAddress("my_redis", 6379), new RedisAddress("[::1]", 7001)),
                new RedisPath(null, 0),
                "a:b/c"));
    assertThat(RedisUri.parse("REDISS-SENTINEL://:secret@one/my%20master/2?keyPrefix=a%3Ab"))
        .isEqualTo(
            new RedisUri(
                Deployment.SENTINEL,
                true,
                new RedisLogin(null, "secret"),
                List.of(new RedisAddress("one", 26_379)),
                new RedisPath("my master", 2),
                "a:b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis-cluster://|it has no host|redis-cluster",
        "redis-cluster://one,|it has no host|redis-cluster",
        "redis-cluster://,one|it has no host|redis-cluster",
        "redis-cluster://one, other|it has no host|redis-cluster",
        "redis-cluster://one:70000|its port is no number|redis-cluster",
        "redis-cluster://one,other:0|its port is no number|redis-cluster",
        "redis-cluster://one/0|it has a path|redis-cluster",
        "redis-cluster://ann@one|it has a user but no password|redis-cluster",
        "rediss-cluster://one?timeout=3|it has a query that is not|redis-cluster",
        "redis-sentinel://one|it does not name the master|redis-sentinel",
        "redis-sentinel://one/|it does not name the master|redis-sentinel",
        "redis-sentinel://one//2|it does not name the master|redis-sentinel",
        "redis-sentinel://one/my master|the name of its master has a character|redis-sentinel",
        "redis-sentinel://one/master/two|its database is not a number|redis-sentinel",
        "redis-sentinel://one/master/2/3|its database is not a number|redis-sentinel",
        "rediss-sentinel://one#master|it has a fragment|redis-sentinel",
      })
  void malformed(String uri, String problem, String scheme) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisStorage.connect(uri))
        .withMessageStartingWith("The Redis URI is invalid: " + problem)
        .withMessageContaining("; allowed is " + scheme + "://[[user][:password]@]")
        .withMessageContaining("such as " + scheme + "://user:secret@")
        .withMessageEndingWith("is percent-encoded, for example / as %2F")
        .withNoCause();
  }

  @Test
  void theServersAreToldWithoutTheLogin() {
    assertThat(RedisUri.parse("rediss-cluster://ann:hunter2@one,other:7001"))
        .hasToString("rediss-cluster://one:6379,other:7001");
    assertThat(RedisUri.parse("redis-sentinel://ann:hunter2@one/mymaster"))
        .hasToString("redis-sentinel://one:26379/mymaster/0");
    assertThat(RedisUri.parse("redis://ann:hunter2@one").login())
        .asString()
        .doesNotContain("hunter2");
  }

  @Test
  void theKeyPrefixIsThatOfTheUri() {
    assertThat(RedisStorage.connect("redis://127.0.0.1?keyPrefix=orders"))
        .hasToString("RedisStorage with key prefix orders");
    assertThat(RedisStorage.connect("redis-cluster://127.0.0.1?keyPrefix=orders"))
        .hasToString("RedisStorage with key prefix orders");
    assertThat(RedisStorage.builder().keyPrefix("orders").uri("redis://127.0.0.1").build())
        .hasToString("RedisStorage with key prefix orders");
  }

  @Test
  void theSameKeyPrefixMayBeGivenTwice() {
    String uri = "redis://127.0.0.1?keyPrefix=orders";

    assertThat(RedisStorage.builder().keyPrefix("orders").uri(uri).build())
        .hasToString("RedisStorage with key prefix orders");
  }

  @Test
  void twoKeyPrefixesAreRefusedInEitherOrder() {
    String uri = "redis://127.0.0.1?keyPrefix=orders";

    for (RedisStorage.Builder builder :
        List.of(
            RedisStorage.builder().keyPrefix("breaker").uri(uri),
            RedisStorage.builder().uri(uri).keyPrefix("breaker"))) {
      assertThatIllegalStateException()
          .isThrownBy(builder::build)
          .withMessage(
              "the key prefix is given twice: keyPrefix(\"breaker\") and ?keyPrefix=orders in the"
                  + " URI; leave one of them out");
    }
  }

  @Test
  void anSslContextNeedsATlsUriOfTheSameDeployment() throws Exception {
    SSLContext context = SSLContext.getDefault();

    assertThatIllegalStateException()
        .isThrownBy(
            () -> RedisStorage.builder().uri("redis-cluster://a").sslContext(context).build())
        .withMessageEndingWith(
            "the URI is redis-cluster://a:6379: begin it with rediss-cluster://");
    assertThat(RedisStorage.builder().uri("rediss-cluster://a").sslContext(context).build())
        .hasToString("RedisStorage with key prefix breaker");
  }
}
