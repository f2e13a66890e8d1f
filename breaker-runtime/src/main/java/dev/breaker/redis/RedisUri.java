package dev.breaker.redis;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the Redis servers of a deployment are and how to log in. Messages quote no part of the URI,
 * since a password that is not encoded reaches into every part of a URI.
 *
 * <p>It is read without {@link java.net.URI}, which knows no host with an underscore, as Docker
 * names them, and quotes the password in its messages.
 */
record RedisUri(
    Deployment deployment,
    boolean tls,
    @Nullable RedisLogin login,
    List<RedisAddress> addresses,
    RedisPath path,
    @Nullable String keyPrefix) {
  private static final Pattern PARTS =
      Pattern.compile("([^:/?#@]*)://([^/?#]*)([^?#]*)(?:\\?([^#]*))?(#.*)?");
  private static final String KEY_PREFIX = "keyPrefix=";

  /** Null and blank are what an environment variable that is not set gives. */
  static RedisUri parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          "The Redis URI is "
              + (text == null ? "null" : "blank")
              + ", as when the environment variable that should hold it is not set"
              + Deployment.SERVER.allowed()
              + ". To keep circuits in this process's memory, give the builder of CircuitBreakers no"
              + " storage");
    }
    Matcher parts = PARTS.matcher(text.strip());
    if (!parts.matches()) {
      throw Deployment.SERVER.invalid("it has no scheme and no ://");
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    Deployment deployment = Deployment.of(scheme);
    if (deployment == null) {
      throw Deployment.SERVER.invalid(
          "its scheme is another than " + String.join(", ", Deployment.schemes()));
    }
    if (parts.group(5) != null) {
      throw deployment.invalid("it has a fragment, which begins with #");
    }
    String authority = parts.group(2);
    int at = authority.lastIndexOf('@');
    return new RedisUri(
        deployment,
        scheme.equals(deployment.scheme(true)),
        at < 0 ? null : RedisLogin.parse(authority.substring(0, at), deployment),
        RedisAddress.parse(authority.substring(at + 1), deployment),
        RedisPath.parse(parts.group(3), deployment),
        keyPrefix(parts.group(4), deployment));
  }

  private static @Nullable String keyPrefix(@Nullable String query, Deployment deployment) {
    if (query == null) {
      return null;
    }
    if (!query.startsWith(KEY_PREFIX) || query.indexOf('&') >= 0) {
      throw deployment.invalid("it has a query that is not ?keyPrefix=prefix, alone and once");
    }
    // A slash may stand for itself in a query.
    String prefix = UriText.decoded(query.substring(KEY_PREFIX.length()).replace("/", "%2F"));
    if (prefix == null || !Keys.isPrefix(prefix)) {
      throw deployment.invalid("its keyPrefix is not " + Keys.PREFIX_FORM);
    }
    return prefix;
  }

  /** Of a single server. */
  RedisAddress address() {
    return addresses.get(0);
  }

  int database() {
    return path.database();
  }

  /** The servers without the login, for messages. */
  @Override
  public String toString() {
    StringBuilder servers = new StringBuilder(deployment.scheme(tls)).append("://");
    for (int i = 0; i < addresses.size(); i++) {
      servers.append(i == 0 ? "" : ",").append(addresses.get(i));
    }
    return servers.append(path.toString(deployment)).toString();
  }
}
