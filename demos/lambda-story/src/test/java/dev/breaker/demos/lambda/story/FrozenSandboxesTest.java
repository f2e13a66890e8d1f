package dev.breaker.demos.lambda.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.breaker.demos.lambda.story.World.Lambda;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.CircuitEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** Two processes with Lambda's own runtime, frozen from each response to the next event. */
@Tag("slow")
class FrozenSandboxesTest {
  private World world;
  private Lambda one;
  private Lambda other;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    world = new World();
    one = world.lambda("sandbox-1");
    other = world.lambda("sandbox-2");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  /** The only event there is, once what a sandbox knew before it is too old to go by. */
  private CircuitEvent longAgo() {
    try (RedisStorage storage = RedisStorage.connect(world.redis().uri())) {
      List<CircuitEvent> history = storage.history(Run.SERVICE, 10);
      assertThat(history).hasSize(1);
      CircuitEvent event = history.get(0);
      await().until(() -> Instant.now().isAfter(event.when().plus(storage.maxStaleness())));
      return event;
    }
  }

  @Test
  void theFailuresOfBothTripTheCircuitOfBothAndNoneIsLostInAFreeze() throws Exception {
    world.thirdPartyIs(World.FAILING);

    for (Lambda sandbox : List.of(one, other, one, other, one)) {
      assertThat(sandbox.ask()).isEqualTo(502);
    }
    int requests = world.requests();
    CircuitEvent trip = longAgo();

    assertThat(other.ask()).as("thawed, it knows at once").isEqualTo(503);
    assertThat(one.ask()).isEqualTo(503);
    assertThat(world.requests()).isEqualTo(requests).isEqualTo(5);
    assertThat(trip.kind()).isEqualTo(CircuitEvent.Kind.TRIPPED);
    assertThat(trip.failures()).isEqualTo(requests);
    assertThat(trip.total()).isEqualTo(requests);
    assertThat(trip.process()).startsWith("weather-" + one.sandbox().process().pid() + "-");
    assertThat(trip.reason()).endsWith("seen by 2 processes");
  }

  @Test
  void connectionsThatDieInAFreezeCostNothingAndNothingIsLostOrCountedTwice() throws Exception {
    world.thirdPartyIs(World.FAILING);
    assertThat(one.ask()).isEqualTo(502);
    assertThat(other.ask()).isEqualTo(502);
    one.awaitFrozen();
    other.awaitFrozen();

    killConnections();
    world.thirdPartyIs(World.HEALTHY);
    assertThat(one.ask()).isEqualTo(200);
    world.thirdPartyIs(World.FAILING);
    for (Lambda sandbox : List.of(one, other, one)) {
      assertThat(sandbox.ask()).isEqualTo(502);
    }

    CircuitEvent trip = longAgo();
    assertThat(other.ask()).isEqualTo(503);
    assertThat(world.requests()).isEqualTo(6);
    assertThat(trip.failures()).isEqualTo(5);
    assertThat(trip.total()).isEqualTo(6);
    assertThat(one.log()).noneMatch(FrozenSandboxesTest::tellsOfDegradation);
    assertThat(other.log()).noneMatch(FrozenSandboxesTest::tellsOfDegradation);

    // The log would tell.
    world.redis().kill();
    assertThat(one.ask()).isEqualTo(503);
    one.awaitFrozen();
    assertThat(one.log()).anyMatch(FrozenSandboxesTest::tellsOfDegradation);
  }

  /** As a network does that forgets them while both sandboxes are frozen. */
  private void killConnections() {
    try (Jedis redis = new Jedis(world.redis().uri())) {
      await()
          .until(
              () -> redis.clientList(ClientType.NORMAL).lines().filter(this::isIdle).count() >= 2);
      assertThat(redis.clientKill(new ClientKillParams().type(ClientType.NORMAL)))
          .isGreaterThanOrEqualTo(2);
    }
  }

  /** For so long that whoever uses it next has to try it first. */
  private boolean isIdle(String client) {
    return Integer.parseInt(client.replaceFirst(".* idle=(\\d+) .*", "$1")) >= 2;
  }

  private static boolean tellsOfDegradation(String line) {
    return line.contains("falling back to in-process");
  }
}
