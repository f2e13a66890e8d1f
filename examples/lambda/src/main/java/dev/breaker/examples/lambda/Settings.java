package dev.breaker.examples.lambda;

import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What the function's environment variables say.
 *
 * @param thirdParty where the weather is
 * @param redisUrl where the circuit is; null keeps it in the memory of each sandbox
 * @param breaker false to call the third party without a breaker
 * @param breakerTimeout the longest that an invocation waits for Redis
 * @param callTimeout the longest that an invocation waits for the third party
 */
record Settings(
    HttpUrl thirdParty,
    @Nullable String redisUrl,
    boolean breaker,
    Duration breakerTimeout,
    Duration callTimeout) {
  private static final String THIRD_PARTY_URL = "THIRD_PARTY_URL";
  private static final String BREAKER = "BREAKER";
  private static final int MOST_MILLIS = 60_000;

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if one cannot be used; it says which, and what is allowed
   */
  static Settings of(Map<String, String> environment) {
    return new Settings(
        thirdParty(environment.get(THIRD_PARTY_URL)),
        redisUrl(environment.get("REDIS_URL")),
        breaker(environment.getOrDefault(BREAKER, "on")),
        millis(environment, "BREAKER_TIMEOUT_MS", "100"),
        millis(environment, "CALL_TIMEOUT_MS", "3000"));
  }

  private static HttpUrl thirdParty(@Nullable String value) {
    HttpUrl url = value == null ? null : HttpUrl.parse(value);
    if (url == null || !url.encodedPath().endsWith("/")) {
      throw invalid(THIRD_PARTY_URL, value, "an http or https URL that ends with a slash");
    }
    return url;
  }

  private static @Nullable String redisUrl(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }

  private static boolean breaker(String value) {
    return switch (value) {
      case "on" -> true;
      case "off" -> false;
      default -> throw invalid(BREAKER, value, "on or off");
    };
  }

  private static Duration millis(
      Map<String, String> environment, String name, String defaultValue) {
    String value = environment.getOrDefault(name, defaultValue);
    try {
      int millis = Integer.parseInt(value);
      if (millis >= 1 && millis <= MOST_MILLIS) {
        return Duration.ofMillis(millis);
      }
      throw invalid(name, value, "1 to " + MOST_MILLIS);
    } catch (NumberFormatException e) {
      throw invalid(name, value, "a whole number, 1 to " + MOST_MILLIS);
    }
  }

  private static IllegalArgumentException invalid(
      String name, @Nullable String value, String allowed) {
    String found = value == null ? "was not set" : "was \"" + value + "\"";
    return new IllegalArgumentException(
        "The environment variable " + name + " must be " + allowed + ", " + found);
  }
}
