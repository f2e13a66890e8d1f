package dev.breaker.demos.lambda.story;

import dev.breaker.demos.support.Backend;
import dev.breaker.demos.support.Belongings;
import dev.breaker.demos.support.LocalRedis;
import dev.breaker.demos.support.Story;
import dev.breaker.demos.support.Threads;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.CircuitEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One run from its beginning to its end: the third party, both functions, and their callers. */
final class Run {
  static final String HANDLER = "dev.breaker.examples.lambda.WeatherHandler::handleRequest";
  static final String SERVICE = "weather";

  private static final Duration FUNCTION_TIMEOUT = Duration.ofSeconds(20);

  /**
   * Not the default of 100 ms: many processes that share a laptop's cores can be held up longer.
   */
  private static final Duration REDIS_TIMEOUT = Duration.ofSeconds(5);

  private static final int WARM_UPS = 2;
  private static final int ADD_UP_EVERY_SECONDS = 3;
  private static final int LONGEST_HISTORY = 100;

  private final Settings settings;
  private final Schedule schedule;
  private final Story story;
  private final Tale tale;

  /** Starts nothing yet. */
  Run(Settings settings, PrintWriter out) {
    this.settings = settings;
    schedule = settings.schedule();
    story = new Story(out, settings.sandboxes());
    tale = new Tale(story);
  }

  Recording play(Belongings belongings) throws Exception {
    Machine machine = Machine.in(belongings);
    Backend guarded = backend(belongings);
    Backend plain = backend(belongings);
    String redis = redis(belongings);
    Sandboxes with = belongings.add(new Sandboxes());
    Sandboxes without = belongings.add(new Sandboxes());
    Function guardedFunction = function("weather", guarded, Map.of("REDIS_URL", redis));
    Function plainFunction = function("weather-without", plain, Map.of("BREAKER", "off"));
    with.start(settings.sandboxes(), guardedFunction, machine, tale::logged);
    without.start(settings.sandboxes(), plainFunction, machine, (sandbox, line) -> {});
    for (Sandboxes function : List.of(with, without)) {
      function.awaitInitialised();
      for (int i = 0; i < WARM_UPS; i++) {
        function.warmUp(Gateway.BERLIN);
      }
    }

    Instant start = Instant.now();
    story.begin(start);
    guarded.start(start);
    plain.start(start);
    ScheduledExecutorService narrator =
        Executors.newSingleThreadScheduledExecutor(Threads.daemon("narrator"));
    belongings.add(narrator::shutdownNow);
    narrate(narrator);
    new Callers(with, without, tale).call(schedule);
    narrator.shutdownNow();
    tale.addUp(Duration.between(start, Instant.now()));
    return new Recording(
        schedule,
        with.names(),
        start,
        tale.calls(),
        history(redis, start),
        guarded.log(),
        plain.log());
  }

  private Backend backend(Belongings belongings) throws IOException {
    return belongings.add(Backend.listening((sinceStart, client) -> schedule.replyAt(sinceStart)));
  }

  private String redis(Belongings belongings) throws IOException, InterruptedException {
    LocalRedis redis = belongings.add(new LocalRedis());
    Path server = settings.redisServer();
    if (server == null) {
      redis.startOrAdvise("Install Redis and name its program with --redis-server");
    } else {
      try {
        redis.start(server);
      } catch (IOException e) {
        throw new IOException(server + " does not start as a Redis: " + e.getMessage(), e);
      }
    }
    return redis.uri();
  }

  private Function function(String name, Backend thirdParty, Map<String, String> others) {
    Map<String, String> variables = new HashMap<>(others);
    variables.put("THIRD_PARTY_URL", thirdParty.uri().toString());
    variables.put("BREAKER_TIMEOUT_MS", Long.toString(REDIS_TIMEOUT.toMillis()));
    return new Function(name, settings.classPath(), HANDLER, FUNCTION_TIMEOUT, variables);
  }

  private static List<CircuitEvent> history(String redis, Instant start) {
    try (RedisStorage storage = RedisStorage.builder().uri(redis).timeout(REDIS_TIMEOUT).build()) {
      return storage.history(SERVICE, LONGEST_HISTORY).stream()
          .filter(event -> !event.when().isBefore(start))
          .sorted(Comparator.comparingLong(CircuitEvent::epoch))
          .toList();
    }
  }

  private void narrate(ScheduledExecutorService narrator) {
    String healthy = "healthy: HTTP 200 after " + schedule.healthyLatency().toMillis() + " ms";
    String failing = "FAILING: HTTP 503 after " + schedule.failingLatency().toMillis() + " ms";
    at(narrator, Duration.ZERO, now -> story.say(now, "backend", healthy));
    at(narrator, schedule.failsFrom(), now -> story.say(now, "backend", failing));
    at(narrator, schedule.failsUntil(), now -> story.say(now, "backend", "healthy again"));
    Duration step = Duration.ofSeconds(ADD_UP_EVERY_SECONDS);
    for (Duration time = step; time.compareTo(schedule.run()) < 0; time = time.plus(step)) {
      at(narrator, time, tale::addUp);
    }
  }

  private static void at(
      ScheduledExecutorService narrator, Duration time, Consumer<Duration> what) {
    var unused = narrator.schedule(() -> what.accept(time), time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
