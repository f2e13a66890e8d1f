package dev.breaker.redis.deployment;

import static dev.breaker.redis.deployment.TwoProcesses.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.fixtures.TestCluster;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.BreakerPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.exceptions.JedisDataException;

/** A user with no rights but those that docs/redis.md tells to give. */
@Tag("redis")
@Tag("cluster")
@Tag("slow")
class AclTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  @BeforeEach
  void wipe() {
    makeUser(redis.server(), List.of("cluster"));
  }

  /** By the documented rules, but those with a word. */
  private static void makeUser(TestRedis server, List<String> without) {
    List<String> rules =
        DocumentTest.document()
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("ACL SETUSER breaker "))
            .toList();
    assertThat(rules).hasSize(2);
    try (Jedis admin = server.jedis()) {
      admin.aclLogReset();
      for (String rule : rules) {
        if (without.stream().noneMatch(rule::contains)) {
          command(admin, rule);
        }
      }
    }
  }

  private static Object command(Jedis jedis, String line) {
    List<String> words = List.of(line.split(" "));
    return jedis.sendCommand(
        () -> words.get(0).getBytes(StandardCharsets.UTF_8),
        words.subList(1, words.size()).toArray(String[]::new));
  }

  private static JedisClientConfig config() {
    return DefaultJedisClientConfig.builder()
        .resp2()
        .user("breaker")
        .password("PASSWORD")
        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
        .timeoutMillis(Math.toIntExact(PATIENCE.toMillis()))
        .build();
  }

  private static RedisStorage storage() {
    return RedisStorage.builder()
        .uri("redis://breaker:PASSWORD@127.0.0.1:" + redis.port())
        .timeout(PATIENCE)
        .build();
  }

  private static RedisStorage byUri(TestCluster cluster) {
    return RedisStorage.builder()
        .uri("redis-cluster://breaker:PASSWORD@" + cluster.nodes().get(0).address())
        .timeout(PATIENCE)
        .push(true)
        .build();
  }

  private static void assertThatNothingWasRefused(TestRedis server) {
    try (Jedis admin = server.jedis()) {
      assertThat(admin.aclLog()).isEmpty();
    }
  }

  @Test
  void theRuleIsEnough() {
    try (TwoProcesses fleet = new TwoProcesses(storage(), storage(), "github");
        Jedis admin = redis.jedis()) {
      fleet.comesTogether();
      admin.scriptFlush();
      fleet.actsAsOne();
    }
    assertThatNothingWasRefused(redis.server());
  }

  @Test
  void theRulesAreEnoughInACluster() {
    try (TestCluster cluster = TestCluster.started()) {
      cluster.nodes().forEach(node -> makeUser(node, List.of()));
      try (TwoProcesses fleet = new TwoProcesses(byUri(cluster), byUri(cluster), "github")) {
        fleet.comesTogether();
        fleet.actsAsOne();
      }
      try (RedisClusterClient client =
              RedisClusterClient.builder()
                  .nodes(cluster.addresses())
                  .clientConfig(config())
                  .build();
          TwoProcesses fleet =
              new TwoProcesses(
                  DocumentedClients.storage(client, PATIENCE),
                  DocumentedClients.storage(client, PATIENCE),
                  "github",
                  "gitlab")) {
        fleet.comesTogether();
        client.refreshClusterTopology();
        fleet.actsAsOne();
      }
      TestRedis master = cluster.masterOf("breaker:{github}");
      try (Jedis jedis = new Jedis(master.address(), config())) {
        assertThat(jedis.asking()).isEqualTo("OK");
      }
      TestRedis replica = cluster.replicaOf("breaker:services");
      try (Jedis jedis = new Jedis(replica.address(), config())) {
        assertThat(jedis.readonly()).isEqualTo("OK");
        assertThat(jedis.zrange("breaker:services", 0, -1)).isNotNull();
        assertThat(jedis.readwrite()).isEqualTo("OK");
      }
      cluster.nodes().forEach(AclTest::assertThatNothingWasRefused);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PING",
        "HMGET breaker:{github} state",
        "DEL breaker:{github}",
        "ZADD breaker:services 1 github",
        "ZRANGE breaker:services 0 -1",
        "ZREMRANGEBYSCORE breaker:services 0 1",
        "XADD breaker:{github}:events MAXLEN ~ 100 * to OPEN",
        "XREVRANGE breaker:{github}:events + - COUNT 10",
        "PUBLISH breaker:{github} text",
        "SUBSCRIBE breaker:{github}",
        "UNSUBSCRIBE",
        "EVAL return(redis.call('XADD',KEYS[1],'*','to','OPEN')) 1 breaker:{github}:events",
        "EVAL return(redis.call('PUBLISH','breaker:{github}','text')) 0",
      })
  void maySpeakOfBreakers(String line) {
    try (Jedis jedis = new Jedis(redis.address(), config())) {
      command(jedis, line);
    } catch (JedisDataException e) {
      // Valkey's word for whoever ends what has not begun.
      assertThat(e).hasMessageStartingWith("NOSUB ");
    }
    assertThatNothingWasRefused(redis.server());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HMGET other:{github} state",
        "HGETALL breaker:{github}",
        "HSET breakers a b",
        "ZRANGE services 0 -1",
        "PUBLISH other text",
        "SUBSCRIBE other",
        "PSUBSCRIBE breaker:*",
        "GET breaker:{github}",
        "SET breaker:{github} text",
        "RENAME breaker:{github} breaker:{gitlab}",
        "KEYS *",
        "SCAN 0",
        "FLUSHALL",
        "SCRIPT FLUSH",
        "CONFIG GET *",
        "CLIENT LIST",
        "ACL LIST",
        "EVAL return(redis.call('SET',KEYS[1],'text')) 1 breaker:{github}",
        "EVAL return(redis.call('HSET','other','a','b')) 1 breaker:{github}",
      })
  void mayDoNothingElse(String line) {
    try (Jedis jedis = new Jedis(redis.address(), config())) {
      assertThatExceptionOfType(JedisDataException.class)
          .isThrownBy(() -> command(jedis, line))
          .withMessageMatching(
              "(?s).*(NOPERM|The user executing the script can't|ACL failure in script).*");
    }
  }

  @Test
  void callsGoOnWhereARightIsMissing() {
    try (Jedis admin = redis.jedis();
        LogCapture log = LogCapture.of("dev.breaker");
        CircuitBreakers breakers = CircuitBreakers.builder().storage(storage()).build()) {
      command(admin, "ACL SETUSER breaker -hset");
      CircuitBreaker breaker = breakers.breaker(BreakerPolicy.forService("github"));

      WAIT.until(
          () -> {
            breaker.acquire().succeeded();
            return breaker.status().degraded();
          });
      WAIT.untilAsserted(
          () ->
              assertThat(log.messages())
                  .filteredOn(line -> line.contains("cannot be used"))
                  .singleElement()
                  .asString()
                  .startsWith("The storage cannot be used (Redis: ")
                  .contains("give the user the ACL rules of docs/redis.md"));

      command(admin, "ACL SETUSER breaker +hset");
      WAIT.until(() -> !breaker.status().degraded());
    }
  }
}
