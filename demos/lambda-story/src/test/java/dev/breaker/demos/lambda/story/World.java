package dev.breaker.demos.lambda.story;

import static org.awaitility.Awaitility.await;

import dev.breaker.demos.support.Backend;
import dev.breaker.demos.support.Backend.Reply;
import dev.breaker.demos.support.Belongings;
import dev.breaker.demos.support.LocalRedis;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A third party, a Redis and a machine for sandboxes. All of them go when it is closed. */
final class World implements AutoCloseable {
  static final Reply HEALTHY = new Reply(200, Duration.ZERO);
  static final Reply FAILING = new Reply(503, Duration.ZERO);

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Belongings belongings = new Belongings();
  private final LocalRedis redis = belongings.add(new LocalRedis());
  private final Backend thirdParty =
      belongings.add(Backend.listening((sinceStart, client) -> thirdPartyIs()));
  private final Machine machine = Machine.in(belongings);
  private volatile Reply reply = HEALTHY;

  World() throws IOException, InterruptedException {
    redis.start();
    thirdParty.start(Instant.now());
  }

  private Reply thirdPartyIs() {
    return reply;
  }

  void thirdPartyIs(Reply now) {
    reply = now;
  }

  int requests() {
    return thirdParty.log().size();
  }

  LocalRedis redis() {
    return redis;
  }

  Lambda lambda(String name) throws IOException {
    return lambda(name, Map.of("THIRD_PARTY_URL", thirdParty.uri().toString()));
  }

  /** With time for everything on a busy machine. */
  Lambda lambda(String name, Map<String, String> variables) throws IOException {
    Map<String, String> all = new HashMap<>(variables);
    all.put("REDIS_URL", redis.uri());
    all.put("BREAKER_TIMEOUT_MS", "10000");
    all.put("CALL_TIMEOUT_MS", "50000");
    Function function =
        new Function("weather", System.getProperty("java.class.path"), Run.HANDLER, LIMIT, all);
    Semaphore idle = new Semaphore(0);
    List<String> log = new CopyOnWriteArrayList<>();
    Sandbox sandbox =
        belongings.add(new Sandbox(name, function, machine, log::add, any -> idle.release()));
    return new Lambda(sandbox, idle, log);
  }

  /** A sandbox, and what comes out of it. */
  record Lambda(Sandbox sandbox, Semaphore idle, List<String> log) {
    /** Invokes it once it is frozen, as it has to be by itself. */
    Answered invoke(String event) throws Exception {
      awaitFrozen();
      idle.acquire();
      return sandbox.invoke(event).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    /** The HTTP status that a caller of the function gets. */
    int ask() throws Exception {
      return Gateway.response(invoke(Gateway.BERLIN)).getStatusCode();
    }

    void awaitFrozen() {
      await(sandbox.name() + " is frozen: " + log)
          .atMost(LIMIT)
          .until(() -> idle.availablePermits() > 0 && ProcessState.isStopped(sandbox.process()));
    }
  }

  @Override
  public void close() {
    belongings.close();
  }
}
