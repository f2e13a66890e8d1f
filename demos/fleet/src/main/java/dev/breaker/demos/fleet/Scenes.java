package dev.breaker.demos.fleet;

import static dev.breaker.storage.CircuitState.CLOSED;
import static dev.breaker.storage.CircuitState.OPEN;

import dev.breaker.demos.fleet.Injury.Kind;
import dev.breaker.demos.support.Backend.Reply;
import dev.breaker.demos.support.Fleet;
import dev.breaker.demos.support.Story;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What happens in a run, in order: each scene breaks something and sees it well again. */
final class Scenes {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration TO_TRIP = Duration.ofSeconds(10);
  private static final Duration BETWEEN_DRILLS = Duration.ofMillis(300);

  private final RunSettings settings;
  private final Stage stage;
  private final Fleet fleet;
  private final Watch watch;
  private final Story story;
  private final List<Injury> injuries = new ArrayList<>();

  Scenes(RunSettings settings, Stage stage, Fleet fleet, Watch watch, Story story) {
    this.settings = settings;
    this.stage = stage;
    this.fleet = fleet;
    this.watch = watch;
    this.story = story;
  }

  List<Injury> play() throws IOException, InterruptedException {
    say("backend", "healthy: " + describe(Stage.HEALTHY));
    pause(settings.calm());
    failBackend();
    pause(settings.calm());
    cutOffOneClient();
    pause(settings.calm());
    takeRedisAway();
    drill(Kind.DRILL_WITHOUT_PUSH);
    drill(Kind.DRILL_WITH_PUSH);
    pause(settings.calm());
    return List.copyOf(injuries);
  }

  private void failBackend() throws IOException, InterruptedException {
    Instant from = Instant.now();
    stage.backendIs(Stage.FAILING);
    say("backend", "FAILING: " + describe(Stage.FAILING));
    await(() -> watch.all(Inventory.SERVICE, OPEN), "the fleet did not trip");
    await(
        () -> watch.failedProbes(Inventory.SERVICE) >= settings.failedProbes(),
        "no probe was sent");
    Instant healed = Instant.now();
    stage.backendIs(Stage.HEALTHY);
    say("backend", "healthy again");
    awaitRecovery(Inventory.SERVICE);
    injuries.add(new Injury(Kind.BACKEND, Injury.ALL, from, healed, Instant.now()));
  }

  private void cutOffOneClient() throws IOException, InterruptedException {
    String victim = stage.victim();
    Instant from = Instant.now();
    stage.network().cut();
    say(victim, "CUT OFF from the backend; no other client is");
    watch.await(() -> watch.is(victim, Inventory.SERVICE, OPEN), TO_TRIP);
    pause(settings.calm());
    Instant healed = Instant.now();
    stage.network().restore();
    say(victim, "reaches the backend again");
    awaitRecovery(Inventory.SERVICE);
    injuries.add(new Injury(Kind.NETWORK, victim, from, healed, Instant.now()));
  }

  private void takeRedisAway() throws IOException, InterruptedException {
    Instant from = Instant.now();
    say("redis", stage.redis().takeAway());
    await(() -> watch.degraded() == settings.clients(), "not every client noticed");
    pause(settings.calm());
    say("redis", stage.redis().bringBack());
    Instant healed = Instant.now();
    await(() -> watch.degraded() == 0, "not every client came back to it");
    injuries.add(new Injury(Kind.REDIS, Injury.ALL, from, healed, Instant.now()));
  }

  private void drill(Kind kind) throws IOException, InterruptedException {
    fleet.told(kind.errand().name());
    // Nobody has used the connections of the second storage since Redis was away.
    pause(settings.calm());
    await(() -> watch.degraded() == 0, "not every client came back to it");
    say(stage.victim(), "alone gets HTTP " + Stage.FAILING_FAST.status() + ", " + times(kind));
    for (int i = 1; i <= settings.drills(); i++) {
      Injury drill = drillOnce(kind);
      injuries.add(drill);
      Propagation spread = Propagation.of(watch.events(), List.of(drill));
      say("fleet", "TRIPPED " + i + ": the others refuse after " + spread);
      pause(BETWEEN_DRILLS);
    }
  }

  private Injury drillOnce(Kind kind) throws IOException, InterruptedException {
    String service = kind.errand().service();
    Instant from = Instant.now();
    stage.backendIsToVictim(Stage.FAILING_FAST);
    await(() -> watch.refused(service, from) > 0, "the fleet did not trip");
    watch.await(
        () -> watch.refused(service, from) == settings.clients(),
        settings.spreadsWithin().plusSeconds(1));
    Instant healed = Instant.now();
    stage.backendIs(Stage.HEALTHY);
    awaitRecovery(service);
    return new Injury(kind, Injury.ALL, from, healed, Instant.now());
  }

  private String times(Kind kind) {
    String times = settings.drills() == 1 ? "once" : settings.drills() + " times";
    return times + ": " + kind.errand().service();
  }

  private void awaitRecovery(String service) throws IOException, InterruptedException {
    if (!watch.await(() -> watch.all(service, CLOSED), PATIENCE)) {
      throw new IOException(
          "the fleet did not recover within "
              + PATIENCE.toSeconds()
              + " s, still open: "
              + watch.notClosed(service));
    }
  }

  private void await(BooleanSupplier condition, String problem)
      throws IOException, InterruptedException {
    if (!watch.await(condition, PATIENCE)) {
      throw new IOException(problem + " within " + PATIENCE.toSeconds() + " s");
    }
  }

  private void say(String who, String what) {
    story.say(Instant.now(), who, what);
  }

  private static String describe(Reply reply) {
    return "HTTP " + reply.status() + " after " + reply.latency().toMillis() + " ms";
  }

  private static void pause(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }
}
