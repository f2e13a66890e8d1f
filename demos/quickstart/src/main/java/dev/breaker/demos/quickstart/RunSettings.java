package dev.breaker.demos.quickstart;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What to run.
 *
 * @param instances how many clients
 * @param seconds how long calls go
 * @param redis a server that they share, or null
 * @param embeddedRedis whether they share one that is started for them
 * @param metricsPort where the first client serves its meters, 0 for nowhere
 * @param consolePort where the console of the fleet is served, 0 for nowhere
 */
record RunSettings(
    int instances,
    int seconds,
    @Nullable String redis,
    boolean embeddedRedis,
    int metricsPort,
    int consolePort) {
  /** Where a client serves its meters, the first being 1; 0 for nowhere. */
  int metricsPort(int client) {
    return metricsPort == 0 ? 0 : metricsPort + client - 1;
  }

  /** Where the circuit is, in words and without a password. */
  String place() {
    if (embeddedRedis) {
      return "a Redis started for this run";
    }
    if (redis == null) {
      return "the client's memory";
    }
    URI uri = URI.create(redis);
    return "the Redis on " + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }
}
