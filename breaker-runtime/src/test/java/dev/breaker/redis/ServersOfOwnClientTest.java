package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.breaker.base.ProcessClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** When a storage makes a client of its own, and when it lets go of the client. */
class ServersOfOwnClientTest {
  private final List<RedisClient> made = new ArrayList<>();
  private Supplier<UnifiedJedis> maker = this::client;

  private final ServersOfOwnClient servers =
      new ServersOfOwnClient(
          () -> maker.get(), CircuitScript.load(), "breaker", "", ProcessClock.SYSTEM);

  @AfterEach
  void close() {
    made.forEach(UnifiedJedis::close);
  }

  /** Connects when it is used. */
  private UnifiedJedis client() {
    RedisClient client =
        RedisClient.builder()
            .hostAndPort("127.0.0.1", 1)
            .clientConfig(DefaultJedisClientConfig.builder().protocol(RedisProtocol.RESP2).build())
            .build();
    made.add(client);
    return client;
  }

  @Test
  void stepsMakeItOnce() {
    assertThat(servers.runner()).isSameAs(servers.runner());
    assertThat(made).hasSize(1);
  }

  @Test
  void nothingElseMakesIt() {
    assertThat(servers.publisher().way()).isSameAs(servers);
    servers.registering().execute(() -> {});
    servers.end();
    servers.disconnect();
    assertThatExceptionOfType(JedisConnectionException.class)
        .isThrownBy(
            () -> servers.registrar().register("services", List.of("github"), Duration.ofDays(1)));
    assertThatExceptionOfType(JedisConnectionException.class)
        .isThrownBy(() -> servers.publisher().publish("channel"));

    assertThat(made).isEmpty();
  }

  @Test
  void itIsMadeAgainAfterThatFailed() {
    maker =
        () -> {
          throw new JedisConnectionException("away");
        };
    assertThatExceptionOfType(JedisConnectionException.class)
        .isThrownBy(servers::runner)
        .withMessage("away");

    maker = this::client;

    assertThat(servers.runner()).isNotNull();
  }

  @Test
  void itIsClosedAndMadeAnew() {
    ScriptRunner before = servers.runner();

    servers.disconnect();

    assertThat(made.get(0).getPool().isClosed()).isTrue();
    assertThat(servers.runner()).isNotSameAs(before);
    assertThat(made.get(1).getPool().isClosed()).isFalse();
  }

  @Test
  void oneThatIsMadeWhileTheStorageLetsGoIsClosed() {
    maker =
        () -> {
          UnifiedJedis client = client();
          servers.disconnect();
          return client;
        };

    assertThatExceptionOfType(JedisConnectionException.class).isThrownBy(servers::runner);

    assertThat(made).singleElement().matches(client -> client.getPool().isClosed());
  }

  @Test
  void oneThatIsLetGoOfDuringAQuestionIsClosedAfterIt() {
    servers.ask(
        (jedis, taker) -> {
          servers.disconnect();
          return servers.runner();
        });

    assertThat(made).hasSize(2).allMatch(client -> client.getPool().isClosed());
  }
}
