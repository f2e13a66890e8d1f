package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.ForgetfulProxy;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;

/** Another server becomes the primary, and the one name of the two leads to it. */
@Tag("redis")
class PrimaryChangeTest {
  private static final BreakerPolicy POLICY = BreakerPolicy.forService("github");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final FakeClock clock = new FakeClock();
  @AutoClose private final TestRedis old = TestRedis.started("--repl-diskless-sync-delay", "0");

  @AutoClose
  private final TestRedis successor = TestRedis.started("--repl-diskless-sync-delay", "0");

  @AutoClose private final ForgetfulProxy name = new ForgetfulProxy(old.port());

  private long epoch;

  /** How a storage reaches the name. */
  enum By {
    URI,
    CLIENT
  }

  @BeforeEach
  void start() {
    follow(successor, old);
  }

  private static void follow(TestRedis replica, TestRedis primary) {
    try (Jedis jedis = replica.jedis()) {
      jedis.replicaof("127.0.0.1", primary.port());
      Eventually.within(Duration.ofSeconds(60))
          .until(() -> jedis.info("replication").contains("master_link_status:up"));
    }
  }

  private void changePrimary() {
    try (Jedis before = old.jedis();
        Jedis after = successor.jedis()) {
      // WAIT waits for what this connection wrote, and all before that.
      before.set("latest", "write");
      assertThat(before.waitReplicas(1, PATIENCE.toMillis())).isEqualTo(1);
      after.replicaofNoOne();
    }
    follow(old, successor);
  }

  private interface Use {
    void of(RedisStorage storage);
  }

  private void using(By by, Use use) {
    RedisStorage.Builder builder = RedisStorage.builder().timeout(PATIENCE);
    if (by == By.URI) {
      use(builder.uri("redis://127.0.0.1:" + name.port()), use);
    } else {
      try (RedisClient client = RedisClient.create("127.0.0.1", name.port())) {
        use(builder.client(client), use);
      }
    }
  }

  private void use(RedisStorage.Builder builder, Use use) {
    epoch = 1;
    try (RedisStorage storage = builder.build(CircuitScript.load(), clock)) {
      use.of(storage);
    }
  }

  /** In the epoch that is current, which the first report begins. */
  private long totalAfterSuccess(RedisStorage storage) {
    List<StorageReply> replies =
        storage.exchange(
            "test", List.of(new StorageRequest.Report(POLICY, epoch, 1, 0, List.of(), false)));
    CircuitView view = ((StorageReply.Taken) replies.get(0)).view();
    epoch = view.epoch();
    return view.total();
  }

  private long totalOnSuccessor() {
    try (RedisStorage storage =
        RedisStorage.builder().uri(successor.uri()).timeout(PATIENCE).build()) {
      return ((StorageReply.Taken)
              storage.exchange("other", List.of(new StorageRequest.Admit(POLICY))).get(0))
          .view()
          .total();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheOldOneRefusesTheNewOneTakes(By by) {
    using(
        by,
        storage -> {
          assertThat(totalAfterSuccess(storage)).isEqualTo(1);
          name.leadTo(successor.port());
          changePrimary();

          assertThat(totalAfterSuccess(storage)).isEqualTo(2);
          assertThat(totalAfterSuccess(storage)).isEqualTo(3);
        });
    assertThat(totalOnSuccessor()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void theNameLeadsThereLater(By by) {
    using(
        by,
        storage -> {
          assertThat(totalAfterSuccess(storage)).isEqualTo(1);
          changePrimary();
          assertThatExceptionOfType(StorageException.class)
              .isThrownBy(() -> totalAfterSuccess(storage))
              .withMessageContaining("READONLY");

          name.leadTo(successor.port());

          assertThat(totalAfterSuccess(storage)).isEqualTo(2);
        });
    assertThat(totalOnSuccessor()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void theOldOneDoesNotEvenAnswerAPing(By by) {
    using(
        by,
        storage -> {
          assertThat(totalAfterSuccess(storage)).isEqualTo(1);
          name.leadTo(successor.port());
          changePrimary();
          try (Jedis jedis = old.jedis()) {
            jedis.aclSetUser("default", "-ping");
          }
          clock.advance(Duration.ofMinutes(1));

          assertThat(totalAfterSuccess(storage)).isEqualTo(2);
        });
    assertThat(totalOnSuccessor()).isEqualTo(2);
  }
}
