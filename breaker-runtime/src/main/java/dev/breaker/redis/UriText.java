package dev.breaker.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A piece of a URI in which special characters are percent-encoded. */
final class UriText {
  private static final Pattern ENCODED =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:-]|[^\\x00-\\xa0\\p{Cc}]|%[0-9A-Fa-f]{2})*");

  private UriText() {}

  /** The text that is meant; null if a character stands for itself that is to be encoded. */
  static @Nullable String decoded(String text) {
    if (!ENCODED.matcher(text).matches()) {
      return null;
    }
    // A plus stands for itself, unlike in the forms that the decoder is made for.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
