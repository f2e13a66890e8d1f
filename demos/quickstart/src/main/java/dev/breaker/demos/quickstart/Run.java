package dev.breaker.demos.quickstart;

import dev.breaker.demos.support.Backend;
import dev.breaker.demos.support.Belongings;
import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.Fleet;
import dev.breaker.demos.support.Load;
import dev.breaker.demos.support.LocalRedis;
import dev.breaker.demos.support.Story;
import dev.breaker.demos.support.Threads;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run from its beginning to its end: the backends, the clients, and the story meanwhile. */
final class Run {
  private static final int LINES_OF_SUMS = 20;

  private final RunSettings settings;
  private final PrintWriter out;
  private final Schedule schedule;
  private final Story story;
  private final Queue<Event> events = new ConcurrentLinkedQueue<>();

  Run(RunSettings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
    schedule = new Schedule(Duration.ofSeconds(settings.seconds()));
    story = new Story(out, settings.instances());
  }

  Recording run(Belongings belongings) throws Exception {
    Backend guarded =
        belongings.add(Backend.listening((sinceStart, client) -> schedule.replyAt(sinceStart)));
    Backend plain =
        belongings.add(Backend.listening((sinceStart, client) -> schedule.replyAt(sinceStart)));
    String redis = redis(belongings);
    if (redis != null && settings.consolePort() != 0) {
      serveConsole(belongings.add(ConsolePage.of(redis, settings.consolePort())));
    }
    List<ClientSettings> clients = clients(guarded, plain, redis);
    Load load = belongings.add(load(clients));
    load.warmUp();

    ScheduledExecutorService narrator =
        Executors.newSingleThreadScheduledExecutor(Threads.daemon("narrator"));
    belongings.add(narrator::shutdownNow);
    Instant start = Instant.now();
    story.begin(start);
    guarded.start(start);
    plain.start(start);
    narrate(narrator);
    load.run();
    narrator.shutdownNow();
    story.addUp(schedule.run());
    return new Recording(
        settings.instances(), schedule, start, List.copyOf(events), guarded.log(), plain.log());
  }

  private void serveConsole(ConsolePage console) {
    out.println("The console is at " + console + ".");
    out.println();
    out.flush();
  }

  private @Nullable String redis(Belongings belongings) throws Exception {
    if (!settings.embeddedRedis()) {
      return settings.redis();
    }
    LocalRedis redis = belongings.add(new LocalRedis());
    redis.start();
    return redis.uri();
  }

  private List<ClientSettings> clients(Backend guarded, Backend plain, @Nullable String redis) {
    List<ClientSettings> clients = new ArrayList<>();
    for (int i = 1; i <= settings.instances(); i++) {
      String name = settings.instances() == 1 ? "client" : "client-" + i;
      clients.add(
          new ClientSettings(
              name,
              guarded.uri(),
              plain.uri(),
              redis,
              settings.seconds(),
              settings.metricsPort(i)));
    }
    return clients;
  }

  private Load load(List<ClientSettings> clients) {
    Consumer<Event> listener =
        event -> {
          events.add(event);
          story.tell(event);
        };
    return clients.size() == 1
        ? new Client(clients.get(0), listener)
        : new Fleet(starters(clients, listener), schedule.run());
  }

  private static List<Fleet.Starter> starters(
      List<ClientSettings> clients, Consumer<Event> listener) {
    List<Fleet.Starter> starters = new ArrayList<>();
    clients.forEach(client -> starters.add(() -> ClientProcess.start(client, listener)));
    return starters;
  }

  private void narrate(ScheduledExecutorService narrator) {
    story.say(
        Duration.ZERO, "backend", "healthy: HTTP 200 after " + millis(Schedule.HEALTHY_LATENCY));
    at(
        narrator,
        schedule.failsFrom(),
        "FAILING: HTTP 503 after " + millis(Schedule.FAILING_LATENCY));
    at(narrator, schedule.failsUntil(), "healthy again");
    Duration step = Duration.ofSeconds(Math.max(1, settings.seconds() / LINES_OF_SUMS));
    for (Duration time = step; time.compareTo(schedule.run()) < 0; time = time.plus(step)) {
      Duration now = time;
      var unused = narrator.schedule(() -> story.addUp(now), now.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void at(ScheduledExecutorService narrator, Duration time, String what) {
    var unused =
        narrator.schedule(
            () -> story.say(time, "backend", what), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + " ms";
  }
}
