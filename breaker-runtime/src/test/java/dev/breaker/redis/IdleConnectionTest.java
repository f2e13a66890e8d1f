package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.ForgetfulProxy;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** A process is thawed, and whatever became of its connection, no outcome is lost or told twice. */
@Tag("redis")
class IdleConnectionTest {
  private static final BreakerPolicy POLICY = BreakerPolicy.forService("github");

  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  private final FakeClock clock = new FakeClock();
  @AutoClose private final ForgetfulProxy network = new ForgetfulProxy(redis.port());
  private RedisStorage storage;
  private long epoch = 1;

  @BeforeEach
  void connect() {
    storage =
        RedisStorage.builder()
            .uri("redis://127.0.0.1:" + network.port())
            .timeout(Duration.ofSeconds(5))
            .build(CircuitScript.load(), clock);
    assertThat(totalAfterSuccess()).isEqualTo(1);
  }

  @AfterEach
  void close() throws IOException {
    storage.close();
  }

  /** In the epoch that is current, which the first report begins. */
  private long totalAfterSuccess() {
    List<StorageReply> replies =
        storage.exchange(
            "test", List.of(new StorageRequest.Report(POLICY, epoch, 1, 0, List.of(), false)));
    CircuitView view = ((StorageReply.Taken) replies.get(0)).view();
    epoch = view.epoch();
    return view.total();
  }

  private static boolean isAdmitted(RedisStorage storage) {
    StorageReply reply = storage.exchange("test", List.of(new StorageRequest.Admit(POLICY))).get(0);
    return reply instanceof StorageReply.Taken taken && taken.view().admitsAll();
  }

  private static void endAllConnections() {
    try (Jedis jedis = redis.jedis()) {
      jedis.clientKill(new ClientKillParams().type(ClientType.NORMAL));
    }
  }

  private static long pings() {
    try (Jedis jedis = redis.jedis()) {
      return jedis
          .info("commandstats")
          .lines()
          .filter(line -> line.startsWith("cmdstat_ping:"))
          .mapToLong(
              line -> Long.parseLong(line.substring(line.indexOf('=') + 1, line.indexOf(','))))
          .sum();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 60, 20 * 60})
  void theServerEndedIt(long seconds) {
    endAllConnections();
    clock.advance(Duration.ofSeconds(seconds).plusMillis(1));

    assertThat(totalAfterSuccess()).isEqualTo(2);
  }

  /** A question finds that out by itself. */
  @ParameterizedTest
  @ValueSource(longs = {1, 60, 20 * 60})
  void theServerEndedItBeforeAQuestion(long seconds) {
    long before = pings();
    endAllConnections();
    clock.advance(Duration.ofSeconds(seconds).plusMillis(1));

    assertThat(isAdmitted(storage)).isTrue();
    assertThat(network.connections()).isEqualTo(2);
    assertThat(pings() - before).isZero();
  }

  @Test
  void theServerEndedAllThatAClientOfTheUsersHad() {
    try (RedisClient client =
        RedisClient.builder()
            .hostAndPort("127.0.0.1", network.port())
            .clientConfig(DefaultJedisClientConfig.builder().resp2().build())
            .build()) {
      RedisStorage lent = RedisStorage.builder().client(client).build(CircuitScript.load(), clock);
      try (Connection one = client.getPool().getResource();
          Connection another = client.getPool().getResource()) {
        assertThat(one).isNotSameAs(another);
      }
      endAllConnections();
      clock.advance(Duration.ofSeconds(60));

      assertThat(isAdmitted(lent)).isTrue();
    }
  }

  @Test
  void aQuestionNeedsNoTryOfAConnectionThatStillWorks() {
    long before = pings();
    clock.advance(Duration.ofSeconds(60));

    assertThat(isAdmitted(storage)).isTrue();
    assertThat(network.connections()).isEqualTo(1);
    assertThat(pings() - before).isZero();
  }

  @Test
  void theNetworkForgotIt() {
    network.forget();
    clock.advance(Duration.ofMinutes(20));

    assertThat(totalAfterSuccess()).isEqualTo(2);
    assertThat(network.connections()).isEqualTo(2);
  }

  @Test
  void itStillWorks() {
    long before = pings();
    clock.advance(Duration.ofSeconds(60));

    assertThat(totalAfterSuccess()).isEqualTo(2);
    assertThat(network.connections()).isEqualTo(1);
    assertThat(pings() - before).isEqualTo(1);
  }

  @Test
  void itIsInUse() {
    long before = pings();
    for (int i = 0; i < 300; i++) {
      clock.advance(Duration.ofSeconds(1));
      assertThat(totalAfterSuccess()).isPositive();
    }

    assertThat(network.connections()).isEqualTo(1);
    assertThat(pings() - before).isZero();
  }
}
