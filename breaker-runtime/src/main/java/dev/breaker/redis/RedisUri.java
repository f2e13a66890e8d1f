package dev.breaker.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a Redis server is and how to log in: {@code
 * redis[s]://[[user][:password]@]host[:port][/db]}. Error messages never hold the password.
 */
record RedisUri(
    String host,
    int port,
    boolean tls,
    @Nullable String user,
    @Nullable String password,
    int database) {
  private static final String ALLOWED =
      "; allowed is redis://[[user][:password]@]host[:port][/database], or rediss:// for TLS,"
          + " such as redis://user:secret@redis.example.com:6379/0";
  private static final int DEFAULT_PORT = 6379;

  static RedisUri parse(String text) {
    URI uri = uri(text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("redis") && !scheme.equals("rediss")) {
      throw invalid(
          scheme.isEmpty() ? "it has no scheme" : "its scheme is \"" + uri.getScheme() + "\"");
    }
    if (uri.getHost() == null) {
      throw invalid("it has no host, or one with characters that a host name cannot have");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65535) {
      throw invalid("its port is " + uri.getPort());
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw invalid("it has a query or a fragment");
    }
    // Split before it is decoded: what is written %3A belongs to the user or the password.
    String userInfo = uri.getRawUserInfo();
    String user = null;
    String password = null;
    if (userInfo != null) {
      int colon = userInfo.indexOf(':');
      if (colon < 0) {
        throw invalid("it has a user but no password (for a password alone, write :password@)");
      }
      user = colon == 0 ? null : decoded(userInfo.substring(0, colon));
      password = decoded(userInfo.substring(colon + 1));
    }
    return new RedisUri(
        uri.getHost(),
        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
        scheme.equals("rediss"),
        user,
        password,
        database(uri.getPath()));
  }

  private static URI uri(String text) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException e) {
      // Without the cause, whose message holds the whole text, password and all.
      throw invalid(e.getReason() + " at index " + e.getIndex());
    }
  }

  /** A plus stands for itself, unlike in the forms that the decoder is made for. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static int database(@Nullable String path) {
    if (path == null || path.isEmpty() || path.equals("/")) {
      return 0;
    }
    String number = path.substring(1);
    if (!number.matches("\\d{1,9}")) {
      throw invalid("its database is \"" + number + "\", not a number");
    }
    return Integer.parseInt(number);
  }

  private static IllegalArgumentException invalid(String problem) {
    return new IllegalArgumentException("The Redis URI is invalid: " + problem + ALLOWED);
  }

  /** The server without the login, for messages. */
  @Override
  public String toString() {
    return (tls ? "rediss://" : "redis://") + host + ":" + port + "/" + database;
  }
}
