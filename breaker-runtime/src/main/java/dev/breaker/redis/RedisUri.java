package dev.breaker.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a Redis server is and how to log in: {@code
 * redis[s]://[[user][:password]@]host[:port][/db]}. Messages quote no part of the URI, since a
 * password that is not encoded reaches into every part of a URI.
 *
 * <p>It is read without {@link java.net.URI}, which knows no host with an underscore, as Docker
 * names them, and quotes the password in its messages.
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
          + " such as redis://user:secret@redis.example.com:6379/0; a special character in a user"
          + " or a password is percent-encoded, for example / as %2F";
  private static final int DEFAULT_PORT = 6379;
  private static final int HIGHEST_PORT = 65_535;

  private static final Pattern PARTS = Pattern.compile("([^:/?#@]*)://([^/?#]*)([^?#]*)(.*)");
  private static final Pattern SERVER =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+(?:%[A-Za-z0-9._-]+)?\\])(?::(.*))?");
  private static final Pattern LOGIN =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:-]|[^\\x00-\\xa0\\p{Cc}]|%[0-9A-Fa-f]{2})*");

  /** Null and blank are what an environment variable that is not set gives. */
  static RedisUri parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          "The Redis URI is "
              + (text == null ? "null" : "blank")
              + ", as when the environment variable that should hold it is not set"
              + ALLOWED
              + ". To keep circuits in this process's memory, give the builder of CircuitBreakers no"
              + " storage");
    }
    Matcher parts = PARTS.matcher(text.strip());
    if (!parts.matches()) {
      throw invalid("it has no scheme and no ://");
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    if (!scheme.equals("redis") && !scheme.equals("rediss")) {
      throw invalid("its scheme is another than redis and rediss");
    }
    String authority = parts.group(2);
    if (!parts.group(4).isEmpty()) {
      throw invalid("it has a query or a fragment");
    }
    // Split before it is decoded: what is written %3A belongs to the user or the password.
    int at = authority.lastIndexOf('@');
    String login = at < 0 ? null : authority.substring(0, at);
    Matcher server = SERVER.matcher(authority.substring(at + 1));
    if (!server.matches()) {
      throw invalid("it has no host, or one with characters that a host name cannot have");
    }
    int port = port(server.group(2));
    int database = database(parts.group(3));
    boolean tls = scheme.equals("rediss");
    if (login == null) {
      return new RedisUri(server.group(1), port, tls, null, null, database);
    }
    int colon = login.indexOf(':');
    if (colon < 0) {
      throw invalid("it has a user but no password (for a password alone, write :password@)");
    }
    if (!LOGIN.matcher(login).matches()) {
      throw invalid("its user or password has a character that is to be percent-encoded");
    }
    return new RedisUri(
        server.group(1),
        port,
        tls,
        colon == 0 ? null : decoded(login.substring(0, colon)),
        decoded(login.substring(colon + 1)),
        database);
  }

  /** A plus stands for itself, unlike in the forms that the decoder is made for. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static int port(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return DEFAULT_PORT;
    }
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > HIGHEST_PORT) {
      throw invalid("its port is no number from 1 to " + HIGHEST_PORT);
    }
    return port;
  }

  private static int database(String path) {
    if (path.isEmpty() || path.equals("/")) {
      return 0;
    }
    if (!path.matches("/\\d{1,9}")) {
      throw invalid("its database is not a number");
    }
    return Integer.parseInt(path.substring(1));
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
