package dev.breaker.redis;

import org.jspecify.annotations.Nullable;

/** Who logs in to the servers of a URI; without a user, it is the server's default user. */
record RedisLogin(@Nullable String user, String password) {
  /** That of a URI, as it is written there. */
  static RedisLogin parse(String text, Deployment deployment) {
    // Split before it is decoded: what is written %3A belongs to the user or the password.
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw deployment.invalid(
          "it has a user but no password (for a password alone, write :password@)");
    }
    String user = UriText.decoded(text.substring(0, colon));
    String password = UriText.decoded(text.substring(colon + 1));
    if (user == null || password == null) {
      throw deployment.invalid(
          "its user or password has a character that is to be percent-encoded");
    }
    return new RedisLogin(user.isEmpty() ? null : user, password);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "a login";
  }
}
