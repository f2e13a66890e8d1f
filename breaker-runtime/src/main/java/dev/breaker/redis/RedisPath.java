package dev.breaker.redis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What follows the servers in a URI: the name of the master with Sentinel, and the database. */
record RedisPath(@Nullable String master, int database) {
  private static final Pattern DATABASE = Pattern.compile("/?|/(\\d{1,9})");

  /** That of a URI of a deployment. */
  static RedisPath parse(String text, Deployment deployment) {
    if (deployment == Deployment.SENTINEL) {
      return ofSentinel(text, deployment);
    }
    if (deployment == Deployment.CLUSTER && !text.isEmpty() && !text.equals("/")) {
      throw deployment.invalid("it has a path, and a cluster has no databases to choose from");
    }
    return new RedisPath(null, database(text, deployment));
  }

  private static RedisPath ofSentinel(String text, Deployment deployment) {
    int end = text.indexOf('/', 1);
    String name = text.isEmpty() ? "" : text.substring(1, end < 0 ? text.length() : end);
    if (name.isEmpty()) {
      throw deployment.invalid("it does not name the master, by which the Sentinels know it");
    }
    String master = UriText.decoded(name);
    if (master == null || master.isBlank()) {
      throw deployment.invalid(
          "the name of its master has a character that is to be percent-encoded");
    }
    return new RedisPath(master, database(end < 0 ? "" : text.substring(end), deployment));
  }

  private static int database(String text, Deployment deployment) {
    Matcher path = DATABASE.matcher(text);
    if (!path.matches()) {
      throw deployment.invalid("its database is not a number");
    }
    return path.group(1) == null ? 0 : Integer.parseInt(path.group(1));
  }

  /** As at the end of a URI. */
  String toString(Deployment deployment) {
    if (deployment == Deployment.CLUSTER) {
      return "";
    }
    return (master == null ? "/" : "/" + master + "/") + database;
  }
}
