package dev.breaker.http;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Response;

/** For how long a backend asks to be left alone, by the header of RFC 9110, section 10.2.3. */
final class RetryAfter {
  private static final String NAME = "Retry-After";
  private static final Duration LONGEST = Duration.ofDays(7);

  private RetryAfter() {}

  /**
   * Reads the header: seconds, or an HTTP date.
   *
   * @return zero without the header, and where it says nothing that can be understood. A date
   *     counts from the response's own {@code Date}, since the clocks of backend and process can
   *     differ
   */
  static Duration of(Response response) {
    String value = response.header(NAME);
    if (value == null) {
      return Duration.ZERO;
    }
    Duration asked = isNumber(value) ? seconds(value) : untilDate(response);
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  private static boolean isNumber(String value) {
    return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Duration seconds(String value) {
    try {
      return Duration.ofSeconds(Long.parseLong(value));
    } catch (NumberFormatException e) {
      // More digits than a long has.
      return LONGEST;
    }
  }

  private static Duration untilDate(Response response) {
    Instant until = response.headers().getInstant(NAME);
    Instant sent = response.headers().getInstant("Date");
    return until == null || sent == null || !until.isAfter(sent)
        ? Duration.ZERO
        : Duration.between(sent, until);
  }
}
