package dev.breaker.tests.deployment;

import static dev.breaker.redis.deployment.TwoProcesses.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreakers;
import dev.breaker.Permit;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.RedisStorage;
import dev.breaker.redis.deployment.DocumentedClients;
import dev.breaker.redis.deployment.TwoProcesses;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.RegisteredService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClusterClient;

/** A node that is away costs the services that it holds, and no others. */
@Tag("redis")
@Tag("cluster")
@Tag("slow")
class ClusterOutageTest extends ClusterFixture {
  private static final String[] SERVICES =
      IntStream.range(0, 30).mapToObj(i -> "service-" + i).toArray(String[]::new);

  /** In the proportion of the documentation, and long enough for a busy machine. */
  private static final int CLIENT_MILLIS = 300;

  private static final Duration TIMEOUT = Duration.ofMillis(1_200);

  ClusterOutageTest() {
    super(CLIENT_MILLIS, TIMEOUT);
  }

  private Predicate<String> heldBy(TestRedis node) {
    return heldBy(node, SERVICES);
  }

  @Test
  void aFrozenMasterCostsItsOwnServicesAlone() {
    try (TwoProcesses fleet = fleet(SERVICES)) {
      fleet.comesTogether();
      TestRedis master = masterOf(SERVICES[0]);
      Predicate<String> hit = heldBy(master);

      master.freeze();
      WAIT.until(
          () -> {
            fleet.call();
            assertThat(fleet.isAlone(hit.negate())).isFalse();
            return Arrays.stream(SERVICES).filter(hit).allMatch(alone(fleet));
          });
      WAIT.until(
          () -> {
            fleet.call();
            assertThat(fleet.isAlone(hit.negate())).isFalse();
            return !fleet.isAlone(hit);
          });
      fleet.actsAsOne();
    }
  }

  private Predicate<String> alone(TwoProcesses fleet) {
    return service -> fleet.breaker(service).status().degraded();
  }

  @Test
  void aFrozenMasterCostsItsOwnServicesAloneWhenAProcessBegins() {
    TestRedis master = masterOf(SERVICES[0]);
    Predicate<String> hit = heldBy(master);
    master.freeze();

    try (TwoProcesses fleet = fleet(SERVICES)) {
      WAIT.until(
          () -> {
            fleet.call();
            assertThat(fleet.isAlone(hit.negate())).isFalse();
            return !fleet.isAlone(hit) && masterOf(SERVICES[0]) != master;
          });
      assertThat(fleet.isAlone(hit.negate())).isFalse();
    }
  }

  @Test
  void aFrozenMasterOfTheListOfServicesHoldsUpNoCall() {
    TestRedis master = cluster.masterOf("breaker:services");
    String[] others =
        Arrays.stream(SERVICES)
            .filter(service -> masterOf(service) != master)
            .toArray(String[]::new);
    master.freeze();

    try (TwoProcesses fleet = fleet(others)) {
      fleet.comesTogether();
      for (int i = 0; i < 20; i++) {
        fleet.call();
        fleet.flush();
        assertThat(fleet.isAlone(service -> true)).isFalse();
      }
      fleet.actsAsOne();
    }
  }

  /** The client would wait for the frozen node for far longer than calls wait for the storage. */
  @Test
  void registrationOnAFrozenMasterIsInTheWayOfNoAnswer() {
    TestRedis master = cluster.masterOf("breaker:services");
    List<String> others =
        Arrays.stream(SERVICES).filter(service -> masterOf(service) != master).toList();
    try (RedisClusterClient patient = DocumentedClients.cluster(cluster.addresses(), 30_000);
        CircuitBreakers process =
            CircuitBreakers.builder()
                .storage(DocumentedClients.storage(patient, TIMEOUT))
                .build()) {
      WAIT.until(
          () -> {
            for (String service : others.subList(1, others.size())) {
              succeed(process, service);
            }
            return registered(others.get(others.size() - 1));
          });
      master.freeze();

      for (int i = 0; i < 20; i++) {
        for (String service : others) {
          succeed(process, service);
        }
        process.flush();
      }
      for (String service : others) {
        assertThat(process.breaker(BreakerPolicy.forService(service)).status().degraded())
            .as(service)
            .isFalse();
      }
    }
  }

  private static void succeed(CircuitBreakers process, String service) {
    process.breaker(BreakerPolicy.forService(service)).tryAcquire().ifPresent(Permit::succeeded);
  }

  private boolean registered(String service) {
    try (Jedis jedis = cluster.masterOf("breaker:services").jedis()) {
      return jedis.zscore("breaker:services", service) != null;
    }
  }

  @Test
  void aNodeThatAnswersAgainCostsNothingMoreThoughAnotherIsDead() {
    try (TwoProcesses fleet = fleet(SERVICES)) {
      TestRedis dead = masterOf(SERVICES[0]);
      List<String> onDead = Arrays.stream(SERVICES).filter(heldBy(dead)).toList();
      String service =
          Arrays.stream(SERVICES).filter(name -> masterOf(name) != dead).findFirst().orElseThrow();
      TestRedis slow = masterOf(service);
      List<String> onSlow = Arrays.stream(SERVICES).filter(heldBy(slow)).toList();
      fleet.breaker(onSlow.get(0)).tryAcquire();
      // So that no other node takes over.
      cluster.replicaOf(key(onDead.get(0))).stop();
      dead.stop();
      fleet.breaker(onDead.get(0)).tryAcquire();

      slow.freeze();
      List<CompletableFuture<?>> asked = new ArrayList<>();
      // The reporting thread runs this, and takes no further step before the node is back.
      fleet
          .breaker(onSlow.get(1))
          .admitAsync()
          .thenRun(
              () -> {
                onDead.stream().skip(1).map(fleet::breaker).forEach(b -> asked.add(b.admitAsync()));
                onSlow.stream().skip(2).map(fleet::breaker).forEach(b -> asked.add(b.admitAsync()));
                slow.thaw();
              })
          .join();
      asked.forEach(CompletableFuture::join);

      assertThat(onSlow.subList(2, onSlow.size()))
          .as("%s", fleet.listener.events)
          .noneMatch(name -> fleet.breaker(name).status().degraded());
    }
  }

  @Test
  void servicesOfLivingMastersAreListedAndTheOthersNamed() {
    try (RedisStorage storage = DocumentedClients.storage(oneClient, TIMEOUT);
        TwoProcesses fleet = fleet(SERVICES);
        LogCapture log = LogCapture.of("dev.breaker")) {
      fleet.comesTogether();
      fleet.flush();
      WAIT.until(() -> storage.services().size() == SERVICES.length);
      TestRedis list = cluster.masterOf("breaker:services");
      String service =
          Arrays.stream(SERVICES).filter(name -> masterOf(name) != list).findFirst().orElseThrow();
      TestRedis away = masterOf(service);
      Predicate<String> hit = heldBy(away);

      away.freeze();

      assertThat(storage.services())
          .extracting(RegisteredService::service)
          .containsExactlyInAnyOrder(
              Arrays.stream(SERVICES).filter(hit.negate()).toArray(String[]::new));
      assertThat(log.messages())
          .anyMatch(line -> line.contains("Service " + service + " cannot be listed"));
    }
  }

  @Test
  void servicesOfLivingMastersAreListedWhileTheMasterOfTheListIsAway() {
    try (RedisStorage storage = DocumentedClients.storage(oneClient, TIMEOUT);
        TwoProcesses fleet = fleet(SERVICES)) {
      fleet.comesTogether();
      fleet.flush();
      TestRedis away = cluster.masterOf("breaker:services");
      Predicate<String> hit = heldBy(away);
      WAIT.until(() -> storage.services().size() == SERVICES.length);
      try (Jedis jedis = away.jedis()) {
        jedis.pexpire("breaker:services", Duration.ofDays(1).toMillis());
        assertThat(jedis.waitReplicas(1, 10_000)).isEqualTo(1);
      }

      away.freeze();

      assertThat(storage.services())
          .extracting(RegisteredService::service)
          .containsExactlyInAnyOrder(
              Arrays.stream(SERVICES).filter(hit.negate()).toArray(String[]::new));
    }
  }
}
