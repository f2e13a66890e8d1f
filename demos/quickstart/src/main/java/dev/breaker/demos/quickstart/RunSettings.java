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
 */
record RunSettings(int instances, int seconds, @Nullable String redis, boolean embeddedRedis) {
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
