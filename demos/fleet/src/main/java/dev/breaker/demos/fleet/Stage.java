package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Backend;
import dev.breaker.demos.support.Backend.Reply;
import dev.breaker.demos.support.Backend.Request;
import dev.breaker.demos.support.Belongings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the clients depend on, and how it is broken: a backend, a network, a Redis. */
final class Stage {
  static final Reply HEALTHY = new Reply(200, Duration.ofMillis(20));
  static final Reply FAILING = new Reply(503, Duration.ofMillis(100));
  static final Reply FAILING_FAST = new Reply(503, Duration.ofMillis(5));
  private static final int VICTIM = 3;

  private final Redis redis;
  private final Backend backend;
  private final Network network;
  private final String victim;
  private volatile Reply reply = HEALTHY;
  private volatile Reply replyToVictim = HEALTHY;

  private Stage(Redis redis, int clients, Belongings belongings) throws IOException {
    this.redis = redis;
    backend = belongings.add(Backend.listening((sinceStart, client) -> replyTo(client)));
    network = belongings.add(Network.to(backend.uri().getHost(), backend.uri().getPort()));
    victim = "client-" + Math.min(VICTIM, clients);
  }

  static Stage set(RunSettings settings, Belongings belongings)
      throws IOException, InterruptedException {
    String given = settings.redis();
    Redis redis;
    if (given == null) {
      EmbeddedRedis embedded = belongings.add(new EmbeddedRedis());
      embedded.start();
      redis = embedded;
    } else {
      redis = belongings.add(new GivenRedis(given));
    }
    return new Stage(redis, settings.clients(), belongings);
  }

  Redis redis() {
    return redis;
  }

  /** Between the victim and the backend. */
  Network network() {
    return network;
  }

  /** The client that is cut off, and that alone sees failures in drills. */
  String victim() {
    return victim;
  }

  /** Where a client finds the backend. */
  URI backendFor(String client) {
    return client.equals(victim)
        ? URI.create("http://127.0.0.1:" + network.port() + "/")
        : backend.uri();
  }

  void backendIs(Reply now) {
    reply = now;
    replyToVictim = now;
  }

  /** To the victim alone; all others go by what it was before. */
  void backendIsToVictim(Reply now) {
    replyToVictim = now;
  }

  private Reply replyTo(String client) {
    return client.equals(victim) ? replyToVictim : reply;
  }

  /** From now on the backend's log counts. */
  void start(Instant now) {
    backend.start(now);
  }

  List<Request> log() {
    return backend.log();
  }
}
