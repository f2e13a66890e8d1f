package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.base.ProcessClock;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;
import redis.clients.jedis.providers.PooledConnectionProvider;

/**
 * Changes are told as they happen. Views here are good for a minute, so that nothing but push can
 * have replaced them in time.
 */
@Tag("redis")
class PushTest {
  private static final Eventually.Wait WAIT = Eventually.within(Duration.ofSeconds(30));

  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withMinimumFailures(2);
  private static final BreakerPolicy OTHER = BreakerPolicy.forService("weather");
  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  private static RedisStorage.Builder storage() {
    return RedisStorage.builder()
        .uri(redis.uri())
        .timeout(Duration.ofSeconds(10))
        .maxStaleness(Duration.ofSeconds(60));
  }

  private static CircuitBreakers join(RecordingListener... listeners) {
    CircuitBreakers.Builder builder =
        CircuitBreakers.builder().storage(storage().push(true).build());
    for (RecordingListener listener : listeners) {
      builder.listener(listener);
    }
    return builder.build();
  }

  private static long subscribers(String service) {
    try (Jedis jedis = redis.jedis()) {
      String channel = Keys.channel("breaker", service);
      return jedis.pubsubNumSub(channel).get(channel);
    }
  }

  private static void killSubscriptions() {
    try (Jedis jedis = redis.jedis()) {
      assertThat(jedis.clientKill(new ClientKillParams().type(ClientType.PUBSUB))).isPositive();
    }
  }

  private static void use(CircuitBreaker breaker) throws Exception {
    breaker.acquire().succeeded();
    WAIT.until(() -> subscribers(breaker.service()) > 0);
  }

  @Test
  void aTripIsHeardByAProcessThatDoesNotEvenCall() throws Exception {
    RecordingListener heard = new RecordingListener();
    try (CircuitBreakers one = join();
        CircuitBreakers two = join(heard)) {
      use(two.breaker(POLICY));

      one.breaker(POLICY).acquire().failed("HTTP 503");
      one.breaker(POLICY).acquire().failed("HTTP 503");

      WAIT.until(() -> two.breaker(POLICY).status().state() == CircuitState.OPEN);
      WAIT.until(() -> heard.transitions.size() == 1);
      assertThat(heard.transitions.get(0).process()).isEqualTo(one.process());
      assertThat(two.breaker(POLICY).tryAcquire()).isEmpty();
    }
  }

  @Test
  void locksAndResetsAreHeardAtOnceToo() throws Exception {
    try (CircuitBreakers one = join();
        CircuitBreakers two = join()) {
      CircuitBreaker hearing = two.breaker(POLICY);
      use(hearing);

      one.breaker(POLICY).lockOpen("maintenance", "ann", Duration.ofHours(1));
      WAIT.until(() -> hearing.status().lock() != null);
      one.breaker(POLICY).unlock("ann");
      WAIT.until(() -> hearing.status().lock() == null);
      one.breaker(POLICY).trip("broken");
      WAIT.until(() -> hearing.status().state() == CircuitState.OPEN);
      one.breaker(POLICY).reset();
      WAIT.until(() -> hearing.status().state() == CircuitState.CLOSED);
    }
  }

  @Test
  void oneConnectionHearsOfAllServices() throws Exception {
    try (CircuitBreakers one = join();
        CircuitBreakers two = join()) {
      use(two.breaker(POLICY));
      use(two.breaker(OTHER));

      one.breaker(OTHER).trip("broken");

      WAIT.until(() -> two.breaker(OTHER).status().state() == CircuitState.OPEN);
      assertThat(two.breaker(POLICY).status().state()).isEqualTo(CircuitState.CLOSED);
      WAIT.until(() -> pubSubConnections() == 2);
    }
  }

  private static long pubSubConnections() {
    try (Jedis jedis = redis.jedis()) {
      return jedis.clientList(ClientType.PUBSUB).lines().count();
    }
  }

  @Test
  void aLostSubscriptionIsMadeAnewAndWhatWasMissedIsLearnt() throws Exception {
    try (LogCapture log = LogCapture.of("dev.breaker");
        CircuitBreakers two = join();
        CircuitBreakers one = CircuitBreakers.builder().storage(storage().build()).build()) {
      use(two.breaker(POLICY));

      killSubscriptions();
      one.breaker(POLICY).trip("broken");

      WAIT.until(() -> two.breaker(POLICY).status().state() == CircuitState.OPEN);
      WAIT.until(() -> log.messages().contains("Changes are pushed again"));
      assertThat(log.messages())
          .filteredOn(message -> message.startsWith("Changes are not pushed ("))
          .hasSize(1);
      one.breaker(POLICY).reset();
      WAIT.until(() -> two.breaker(POLICY).status().state() == CircuitState.CLOSED);
    }
  }

  @Test
  void aServerThatForbidsChannelsIsLoggedOnceAndHurtsNothing() throws Exception {
    try (Jedis jedis = redis.jedis()) {
      jedis.aclSetUser("nochannels", "on", ">secret", "~breaker:*", "resetchannels", "+@all");
    }
    try (LogCapture log = LogCapture.of("dev.breaker");
        CircuitBreakers breakers =
            CircuitBreakers.builder()
                .storage(
                    storage()
                        .uri(redis.uri().replace("//", "//nochannels:secret@"))
                        .push(true)
                        .build())
                .build()) {
      CircuitBreaker breaker = breakers.breaker(POLICY);
      breaker.acquire().succeeded();
      WAIT.until(() -> log.messages().stream().anyMatch(line -> line.contains("not pushed")));

      breaker.trip("told to nobody");

      assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
      assertThat(breaker.status().degraded()).isFalse();
      assertThat(log.messages())
          .filteredOn(message -> message.startsWith("Changes are not pushed (NOPERM"))
          .hasSize(1);
    } finally {
      try (Jedis jedis = redis.jedis()) {
        jedis.aclDelUser("nochannels");
      }
    }
  }

  @Test
  void aClientOfTheUsersOwnSubscribesToo() throws Exception {
    hears(RedisClient.create("127.0.0.1", redis.port()));
  }

  /** Such as one of a class that this Jedis does not have yet. */
  @Test
  @SuppressWarnings("deprecation")
  void aClientThatLendsNoConnectionSubscribesToo() throws Exception {
    hears(
        new UnifiedJedis(new PooledConnectionProvider(redis.address()), 1, Duration.ofSeconds(10)));
  }

  private static void hears(UnifiedJedis own) throws Exception {
    try (UnifiedJedis client = own;
        CircuitBreakers two =
            CircuitBreakers.builder()
                .storage(
                    RedisStorage.builder()
                        .client(client)
                        .maxStaleness(Duration.ofSeconds(60))
                        .push(true)
                        .build())
                .build();
        CircuitBreakers one = join()) {
      use(two.breaker(POLICY));

      one.breaker(POLICY).trip("broken");

      WAIT.until(() -> two.breaker(POLICY).status().state() == CircuitState.OPEN);
    }
    WAIT.until(() -> subscribers("github") == 0);
  }

  @Test
  void theConnectionOfARefusedSubscriptionIsNotGivenToOthers() throws Exception {
    String channel = Keys.channel("breaker", "github");
    try (Jedis jedis = redis.jedis()) {
      jedis.aclSetUser(
          "onechannel",
          "on",
          ">secret",
          "~breaker:*",
          "resetchannels",
          "&" + channel,
          "&breaker:{beat-*",
          "+@all");
    }
    try (RedisClient client =
            RedisClient.create(redis.uri().replace("//", "//onechannel:secret@") + "?protocol=2");
        CircuitBreakers breakers =
            CircuitBreakers.builder()
                .storage(RedisStorage.builder().client(client).push(true).build())
                .build();
        LogCapture log = LogCapture.of("dev.breaker")) {
      use(breakers.breaker(POLICY));

      breakers.breaker(OTHER).acquire().succeeded();
      WAIT.until(() -> log.messages().stream().anyMatch(line -> line.contains("not pushed")));

      assertThat(client.getPool().getNumIdle()).isPositive();
      for (int i = 0; i < client.getPool().getMaxTotal(); i++) {
        breakers.breaker(OTHER).trip("broken");
        breakers.breaker(OTHER).reset();
      }
      assertThat(breakers.breaker(OTHER).status().degraded()).isFalse();
    } finally {
      try (Jedis jedis = redis.jedis()) {
        jedis.aclDelUser("onechannel");
      }
    }
  }

  @Test
  void aLostConnectionIsSubscribedOnceForEachOfAThousandServices() throws Exception {
    try (LogCapture log = LogCapture.of("dev.breaker");
        CircuitBreakers breakers = join();
        Jedis jedis = redis.jedis()) {
      for (int i = 0; i < 1_000; i++) {
        breakers.breaker(BreakerPolicy.forService("service-" + i)).acquire().succeeded();
      }
      WAIT.until(() -> jedis.pubsubChannels("*:{service-*").size() == 1_000);
      jedis.configResetStat();

      killSubscriptions();

      WAIT.until(() -> log.messages().contains("Changes are pushed again"));
      assertThat(jedis.pubsubChannels("*:{service-*")).hasSize(1_000);
      assertThat(jedis.info("commandstats").lines())
          .filteredOn(line -> line.startsWith("cmdstat_subscribe:"))
          .singleElement()
          .asString()
          .startsWith("cmdstat_subscribe:calls=1,");
    }
  }

  @Test
  void anErrorDoesNotEndTheThread() throws Exception {
    try (LogCapture log = LogCapture.of("dev.breaker");
        ServerSocket claiming = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Supplier<Connection> connector =
          new RedisConnector(
              RedisUri.parse("redis://127.0.0.1:" + claiming.getLocalPort()),
              Duration.ofSeconds(10),
              null);
      ChangeListener listener =
          new ChangeListener(
              (subscriber, channels) -> subscriber.run(connector.get(), channels),
              "beats",
              new OwnConnection(connector, ProcessClock.SYSTEM),
              ProcessClock.SYSTEM);
      listener.add("channel", () -> {});
      try {
        for (int connection = 0; connection < 3; connection++) {
          try (Socket client = claiming.accept()) {
            client.getOutputStream().write("*2147483647\r\n".getBytes(StandardCharsets.US_ASCII));
          }
        }
        assertThat(log.warnings())
            .singleElement()
            .asString()
            .startsWith("Changes are not pushed (Requested array size exceeds VM limit");
      } finally {
        listener.close();
        listener.awaitEnd(Duration.ofSeconds(30));
      }
    }
  }

  @Test
  void theThreadHoldsNothingOfTheOneThatBeganIt() throws Exception {
    try (CircuitBreakers breakers = join()) {
      use(breakers.breaker(POLICY));

      assertThat(threads()).isNotEmpty();
      assertThat(threads())
          .allSatisfy(
              thread -> {
                assertThat(thread.isDaemon()).isTrue();
                assertThat(thread.getContextClassLoader())
                    .isSameAs(RedisStorage.class.getClassLoader());
              });
    }
  }

  @Test
  void closingEndsTheThreadAndTheSubscription() throws Exception {
    try (CircuitBreakers breakers = join()) {
      use(breakers.breaker(POLICY));
    }

    WAIT.until(() -> subscribers("github") == 0);
    WAIT.until(() -> threads().isEmpty());
  }

  @Test
  void withoutPushThereIsNoThreadForIt() throws Exception {
    try (CircuitBreakers breakers = CircuitBreakers.builder().storage(storage().build()).build()) {
      breakers.breaker(POLICY).acquire().succeeded();
      breakers.flush();

      assertThat(subscribers("github")).isZero();
      WAIT.until(() -> threads().isEmpty());
    }
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("breaker-push"))
        .toList();
  }
}
