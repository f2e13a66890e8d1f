package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Belongings;
import dev.breaker.demos.support.Event.StorageLost;
import dev.breaker.demos.support.Fleet;
import dev.breaker.demos.support.Story;
import dev.breaker.demos.support.Threads;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One run from its beginning to its end: the stage, the clients, and the story meanwhile. */
final class Run {
  private static final long ADD_UP_EVERY_SECONDS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final RunSettings settings;
  private final Story story;
  private final Watch watch;
  private final Telling telling;

  Run(RunSettings settings, PrintWriter out) {
    this.settings = settings;
    story = new Story(out, settings.clients());
    watch = new Watch(settings.clients());
    telling = new Telling(settings.clients(), watch, story);
  }

  Recording play(Stage stage, Belongings belongings) throws Exception {
    Fleet fleet = belongings.add(new Fleet(starters(stage), Duration.ZERO));
    fleet.warmUp();
    requireRedis(stage);

    ScheduledExecutorService narrator =
        Executors.newSingleThreadScheduledExecutor(Threads.daemon("narrator"));
    belongings.add(narrator::shutdownNow);
    Instant start = Instant.now();
    telling.begin(start);
    stage.start(start);
    fleet.go();
    var unused =
        narrator.scheduleAtFixedRate(
            () -> story.addUp(Duration.between(start, Instant.now())),
            ADD_UP_EVERY_SECONDS,
            ADD_UP_EVERY_SECONDS,
            TimeUnit.SECONDS);
    List<Injury> injuries = new Scenes(settings, stage, fleet, watch, story).play();
    fleet.told(Client.END);
    fleet.awaitDone();
    narrator.shutdownNow();
    return new Recording(
        settings,
        Inventory.MINIMUM_PROCESSES,
        start,
        Instant.now(),
        watch.events(),
        stage.log(),
        injuries);
  }

  private List<Fleet.Starter> starters(Stage stage) {
    // Of this run alone; another run may have left something in the same Redis.
    String keyPrefix = "fleet-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    List<Fleet.Starter> starters = new ArrayList<>();
    for (int i = 1; i <= settings.clients(); i++) {
      String name = "client-" + i;
      ClientSettings client =
          new ClientSettings(
              name,
              stage.backendFor(name),
              stage.redis().uri(),
              keyPrefix,
              settings.threads(),
              settings.rate(),
              settings.timeout(),
              settings.mayHold());
      starters.add(() -> ClientProcess.start(client, telling::take));
    }
    return starters;
  }

  private void requireRedis(Stage stage) throws IOException, InterruptedException {
    if (!watch.await(() -> watch.degraded() == 0, PATIENCE)) {
      StorageLost lost = watch.lastLost().orElseThrow();
      throw new IOException(
          lost.client()
              + " cannot use "
              + stage.redis().place()
              + ": "
              + lost.problem()
              + ". Name another with --redis, or leave it out to have one started");
    }
  }
}
