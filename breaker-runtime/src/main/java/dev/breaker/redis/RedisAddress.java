package dev.breaker.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One of the servers that a URI names. */
record RedisAddress(String host, int port) {
  private static final int HIGHEST_PORT = 65_535;

  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+(?:%[A-Za-z0-9._-]+)?\\])(?::(.*))?");

  /** Those of a URI of a deployment, in the order in which the URI names them. */
  static List<RedisAddress> parse(String text, Deployment deployment) {
    List<RedisAddress> addresses = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      Matcher form = FORM.matcher(one);
      if (!form.matches()) {
        throw deployment.invalid(
            "it has no host, or one with characters that a host name cannot have");
      }
      addresses.add(new RedisAddress(form.group(1), port(form.group(2), deployment)));
    }
    if (addresses.size() > 1 && deployment == Deployment.SERVER) {
      throw deployment.invalid(
          "it has several hosts; for a cluster, begin it with redis-cluster://, and for Sentinel"
              + " with redis-sentinel://");
    }
    return List.copyOf(addresses);
  }

  private static int port(@Nullable String text, Deployment deployment) {
    if (text == null || text.isEmpty()) {
      return deployment.defaultPort();
    }
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > HIGHEST_PORT) {
      throw deployment.invalid("its port is no number from 1 to " + HIGHEST_PORT);
    }
    return port;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
