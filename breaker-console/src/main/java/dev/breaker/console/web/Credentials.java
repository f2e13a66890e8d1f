package dev.breaker.console.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may see and operate the circuits. Secrets are compared in a time that says nothing of them.
 */
public final class Credentials {
  private static final String BASIC = "basic ";
  private static final String BEARER = "bearer ";
  private static final byte[] NO_DIGEST = new byte[32];

  private final byte @Nullable [] token;
  private final Map<String, byte[]> users;

  private Credentials(byte @Nullable [] token, Map<String, byte[]> users) {
    this.token = token;
    this.users = users;
  }

  /**
   * None: everyone may see the circuits, and nobody may operate them.
   *
   * @return no credentials
   */
  public static Credentials none() {
    return new Credentials(null, Map.of());
  }

  /**
   * One secret for all. With it as the password, any user name is accepted; the history then names
   * that user.
   *
   * @param token the secret
   * @return the credentials
   */
  public static Credentials token(String token) {
    return new Credentials(digest(token), Map.of());
  }

  /**
   * Users with passwords.
   *
   * @param passwords the passwords by the names
   * @return the credentials
   */
  public static Credentials users(Map<String, String> passwords) {
    Map<String, byte[]> users = new TreeMap<>();
    passwords.forEach((user, password) -> users.put(user, digest(password)));
    return new Credentials(null, users);
  }

  /**
   * Whether there are any.
   *
   * @return false if nobody may operate circuits
   */
  public boolean areConfigured() {
    return token != null || !users.isEmpty();
  }

  /**
   * Finds out who asks.
   *
   * @param authorization the header of that name, null without one
   * @return the user, which is empty for a bearer of the token; nothing if it is not right
   */
  Optional<String> user(@Nullable String authorization) {
    if (authorization == null) {
      return Optional.empty();
    }
    String scheme = authorization.toLowerCase(Locale.ROOT);
    if (scheme.startsWith(BEARER)) {
      String secret = authorization.substring(BEARER.length()).strip();
      return isToken(secret) ? Optional.of("") : Optional.empty();
    }
    if (!scheme.startsWith(BASIC)) {
      return Optional.empty();
    }
    String pair = decoded(authorization.substring(BASIC.length()).strip());
    int colon = pair.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : checked(pair.substring(0, colon), pair.substring(colon + 1));
  }

  private Optional<String> checked(String user, String secret) {
    return isToken(secret) || isPassword(user, secret) ? Optional.of(user) : Optional.empty();
  }

  private boolean isToken(String secret) {
    return token != null && MessageDigest.isEqual(token, digest(secret));
  }

  /** Compares for a user that does not exist, too, for the same time. */
  private boolean isPassword(String user, String secret) {
    byte[] expected = users.getOrDefault(user, NO_DIGEST);
    return MessageDigest.isEqual(expected, digest(secret)) && users.containsKey(user);
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Of one length for all secrets, so that comparing them does not tell theirs. */
  private static byte[] digest(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
