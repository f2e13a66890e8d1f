package dev.breaker.redis;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How Redis is deployed, as the scheme of a URI says, and what such a URI looks like. */
enum Deployment {
  SERVER("redis", 6379, "host[:port][/database]", "redis://user:secret@redis.example.com:6379/0"),
  CLUSTER(
      "redis-cluster",
      6379,
      "host[:port][,host[:port]...]",
      "redis-cluster://user:secret@redis-1.example.com,redis-2.example.com:7001"),
  SENTINEL(
      "redis-sentinel",
      26_379,
      "sentinel[:port][,sentinel[:port]...]/master[/database]",
      "redis-sentinel://user:secret@sentinel-1.example.com,sentinel-2.example.com:26380/mymaster");

  private final String scheme;
  private final int defaultPort;
  private final String form;
  private final String example;

  Deployment(String scheme, int defaultPort, String form, String example) {
    this.scheme = scheme;
    this.defaultPort = defaultPort;
    this.form = form;
    this.example = example;
  }

  /** The one that a scheme, in lower case, means with or without TLS; null if none. */
  static @Nullable Deployment of(String scheme) {
    for (Deployment deployment : values()) {
      if (scheme.equals(deployment.scheme(false)) || scheme.equals(deployment.scheme(true))) {
        return deployment;
      }
    }
    return null;
  }

  /** The schemes of all. */
  static Set<String> schemes() {
    Set<String> schemes = new LinkedHashSet<>();
    for (Deployment deployment : values()) {
      schemes.add(deployment.scheme(false));
      schemes.add(deployment.scheme(true));
    }
    return schemes;
  }

  String scheme(boolean tls) {
    return tls ? scheme.replace("redis", "rediss") : scheme;
  }

  int defaultPort() {
    return defaultPort;
  }

  /** What is wrong with a URI of it, and what is allowed. Quotes no part of the URI. */
  IllegalArgumentException invalid(String problem) {
    return new IllegalArgumentException("The Redis URI is invalid: " + problem + allowed());
  }

  /** What a URI of it may look like, for the end of a message. */
  String allowed() {
    return "; allowed is "
        + scheme(false)
        + "://[[user][:password]@]"
        + form
        + "[?keyPrefix=prefix], or "
        + scheme(true)
        + ":// for TLS, such as "
        + example
        + "; a special character in a user or a password is percent-encoded, for example / as %2F";
  }
}
